package org.pydl4j.nn.layers;

import org.pydl4j.nn.weights.WeightInit;

/**
 * One parameter of a layer: what it is called, how large it is, how it lies in memory, what it is
 * for and how it starts.
 *
 * @param name DL4J's name: {@code W}, {@code b}
 * @param shape as users see it
 * @param layout how it lies in the flat vector
 * @param role what training does with it
 * @param init how it starts
 * @param fanIn inputs that one output sees
 * @param fanOut outputs that one input reaches
 * @param pretraining whether only {@link UnsupervisedLayer#pretrainingLosses} needs it: training
 *     with labels leaves it as it is, without regularization
 */
public record ParameterSpec(
    String name,
    long[] shape,
    ParameterLayout layout,
    ParameterRole role,
    WeightInit init,
    double fanIn,
    double fanOut,
    boolean pretraining) {

  /** A parameter of all training. */
  public ParameterSpec(
      String name,
      long[] shape,
      ParameterLayout layout,
      ParameterRole role,
      WeightInit init,
      double fanIn,
      double fanOut) {
    this(name, shape, layout, role, init, fanIn, fanOut, false);
  }

  /** A weight or a bias. */
  public ParameterSpec(
      String name,
      long[] shape,
      ParameterLayout layout,
      boolean bias,
      WeightInit init,
      double fanIn,
      double fanOut) {
    this(
        name, shape, layout, bias ? ParameterRole.BIAS : ParameterRole.WEIGHT, init, fanIn, fanOut);
  }

  /** A parameter in C order whose start depends on no fan, such as biases. */
  public static ParameterSpec of(String name, ParameterRole role, WeightInit init, long... shape) {
    return new ParameterSpec(name, shape, ParameterLayout.C, role, init, 1, 1);
  }

  /** A weight [in, out] that a matrix product reads. */
  public static ParameterSpec matrix(String name, WeightInit init, long in, long out) {
    long[] shape = {in, out};
    return new ParameterSpec(name, shape, ParameterLayout.F, ParameterRole.WEIGHT, init, in, out);
  }

  /** The same parameter under another name. */
  public ParameterSpec named(String other) {
    return new ParameterSpec(other, shape, layout, role, init, fanIn, fanOut, pretraining);
  }

  /** The same parameter for pretraining alone. */
  public ParameterSpec forPretraining() {
    return new ParameterSpec(name, shape, layout, role, init, fanIn, fanOut, true);
  }

  /** Whether the bias updater and the regularization of biases hold for it. */
  public boolean bias() {
    return role == ParameterRole.BIAS;
  }

  /** How many numbers it has. */
  public long length() {
    long length = 1;
    for (long extent : shape) {
      length *= extent;
    }
    return length;
  }
}
