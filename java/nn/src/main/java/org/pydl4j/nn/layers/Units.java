package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Randoms;

/** What numbers of a restricted Boltzmann machine are: how likely, and how they are drawn. */
public enum Units {
  /** 0 or 1, with the probability sigmoid(x). */
  BINARY,
  /** Any number, with the mean x and the variance 1. */
  GAUSSIAN,
  /** Rectified: max(0, x + noise of the variance sigmoid(x)). Source: Nair and Hinton 2010. */
  RECTIFIED;

  /** The mean of units with this total input. */
  NDArray mean(NDArray x) {
    return switch (this) {
      case BINARY -> Activations.sigmoid(x);
      case GAUSSIAN -> x;
      case RECTIFIED -> Activations.relu(x);
    };
  }

  /** Units drawn with this total input. */
  NDArray draw(NDArray x, RandomSource random) {
    NDArray noise = Nd.empty(x.dtype(), x.shape());
    return switch (this) {
      case BINARY -> {
        Randoms.uniformInPlace(noise, 0, 1, random);
        yield Casts.castTo(Comparison.lt(noise, Activations.sigmoid(x)), x.dtype());
      }
      case GAUSSIAN -> Arithmetic.add(x, Randoms.normalInPlace(noise, 0, 1, random));
      case RECTIFIED -> {
        Randoms.normalInPlace(noise, 0, 1, random);
        NDArray spread = Maths.sqrt(Activations.sigmoid(x));
        yield Activations.relu(Arithmetic.add(x, Arithmetic.mul(noise, spread)));
      }
    };
  }
}
