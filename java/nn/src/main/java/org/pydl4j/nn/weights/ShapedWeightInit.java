package org.pydl4j.nn.weights;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** A start of weights to which they are a matrix, or a convolution's kernels. */
abstract class ShapedWeightInit extends WeightInit {
  ShapedWeightInit(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  @Override
  public final boolean shaped() {
    return true;
  }

  @Override
  public final void fill(NDArray target, double fanIn, double fanOut, long seed) {
    throw new ConfigurationException(
        declaration().name() + " needs the shape of the weights: this parameter has none.");
  }

  /** Refuses a shape that there is an {@link #objection} to. */
  final void require(long[] shape) {
    objection(shape)
        .ifPresent(
            why -> {
              throw new ConfigurationException(why);
            });
  }

  @Override
  public abstract void fillShaped(NDArray target, double fanIn, double fanOut, long seed);
}
