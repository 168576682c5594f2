package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.LongOptional;
import org.pydl4j.nd.NDArray;

/** Random numbers written into arrays. */
public final class Draws {
  private Draws() {}

  /** Evenly from low to below high. */
  public static NDArray uniform(NDArray a, double low, double high, Generators generator) {
    return Native.inPlace(a, t -> generator.draw(g -> t.uniform_(low, high, g)));
  }

  /** Gauss's bell. */
  public static NDArray normal(NDArray a, double mean, double std, Generators generator) {
    return Native.inPlace(a, t -> generator.draw(g -> t.normal_(mean, std, g)));
  }

  /** 1 with a probability, else 0. */
  public static NDArray bernoulli(NDArray a, double probability, Generators generator) {
    return Native.inPlace(a, t -> generator.draw(g -> t.bernoulli_(probability, g)));
  }

  /** Whole numbers from low to below high. */
  public static NDArray integers(NDArray a, long low, long high, Generators generator) {
    return Native.inPlace(
        a,
        t -> {
          try (LongOptional end = new LongOptional(high)) {
            return generator.draw(g -> t.random_(low, end, g));
          }
        });
  }

  /** {@code exp(-rate x)}'s distribution. */
  public static NDArray exponential(NDArray a, double rate, Generators generator) {
    return Native.inPlace(a, t -> generator.draw(g -> t.exponential_(rate, g)));
  }
}
