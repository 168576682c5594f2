package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** Negative logarithm of the density of a mixture of Gaussians at the labels [n, labelWidth]. */
public final class LossMixtureDensity extends LossFunction {
  /** How many Gaussians are mixed. */
  public static final Key<Long> GAUSSIANS =
      Key.of("gaussians", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("How many Gaussians are mixed.");

  /** Labels of an example. */
  public static final Key<Long> LABEL_WIDTH =
      Key.of("labelWidth", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("Labels of an example.");

  /** Name, documentation and keys. */
  public static final Declaration<LossMixtureDensity> DECLARATION =
      Declaration.of(KIND, "MIXTURE_DENSITY", LossMixtureDensity::new)
          .alias("mixture_density")
          .doc(
              "Negative logarithm of the density of a mixture of Gaussians at the "
                  + "labels [n, labelWidth]. The outputs are, behind each other: gaussians "
                  + "numbers whose softmax are the shares, gaussians logarithms of "
                  + "standard deviations, and gaussians · labelWidth means; nOut is "
                  + "gaussians · (labelWidth + 2), the activation identity. DL4J: "
                  + "LossMixtureDensity. Source: Bishop 1994, Mixture density networks.")
          .positional(GAUSSIANS, LABEL_WIDTH)
          .build();

  private LossMixtureDensity(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public NDArray perExample(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    long k = get(GAUSSIANS);
    long width = get(LABEL_WIDTH);
    NDArray o = activation.apply(preOutput);
    NDArray shares = Activations.logSoftmax(Indexing.slice(o, 1, 0, k), 1);
    NDArray logStd = Indexing.slice(o, 1, k, 2 * k);
    NDArray means = Shapes.reshape(Indexing.slice(o, 1, 2 * k, o.size(1)), o.size(0), k, width);
    NDArray distance =
        Reduction.sum(Maths.square(Arithmetic.sub(means, Shapes.expandDims(labels, 1))), 2);
    NDArray scaled =
        Arithmetic.mul(distance, Maths.exp(Arithmetic.mul(logStd, -2.0))); // by the variance
    NDArray density =
        Arithmetic.sub(
            Arithmetic.sub(shares, Arithmetic.mul(logStd, (double) width)),
            Arithmetic.mul(scaled, 0.5));
    NDArray all = Reduction.logSumExp(density, false, 1);
    return Arithmetic.add(Arithmetic.neg(all), 0.5 * width * Math.log(2 * Math.PI));
  }

  @Override
  public void requireOutputs(long nOut) {
    long expected = get(GAUSSIANS) * (get(LABEL_WIDTH) + 2);
    if (nOut != expected) {
      throw new ConfigurationException(
          "An output layer with the loss MIXTURE_DENSITY of "
              + get(GAUSSIANS)
              + " gaussians for "
              + get(LABEL_WIDTH)
              + " labels must have nOut "
              + expected
              + ": gaussians · (labelWidth + 2). Got "
              + nOut
              + ".");
    }
  }

  @Override
  public long labelWidth(long nOut) {
    return get(LABEL_WIDTH);
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.FINITE;
  }

  /** Starts a builder. */
  public static LossMixtureDensityBuilder builder() {
    return new LossMixtureDensityBuilder();
  }
}
