package org.pydl4j.nn.layers;

import org.pydl4j.nn.weights.WeightInit;

/**
 * One parameter of a layer: what it is called, how large it is, how it lies in memory and how it
 * starts.
 *
 * @param name DL4J's name: {@code W}, {@code b}
 * @param shape as users see it
 * @param layout how it lies in the flat vector
 * @param bias whether it is a bias: then the bias updater and the bias regularization hold for it
 * @param init how it starts
 * @param fanIn inputs that one output sees
 * @param fanOut outputs that one input reaches
 */
public record ParameterSpec(
    String name,
    long[] shape,
    ParameterLayout layout,
    boolean bias,
    WeightInit init,
    double fanIn,
    double fanOut) {

  /** How many numbers it has. */
  public long length() {
    long length = 1;
    for (long extent : shape) {
      length *= extent;
    }
    return length;
  }
}
