package org.pydl4j.nn.testing;

import java.util.Random;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;

/** Random test data; prints its seed so that a failure can be repeated with -Dtests.seed=…. */
public final class Random64 {
  private final Random random;

  /** Seeded by the property {@code tests.seed}, else by the clock. */
  public Random64(String test) {
    long seed = Long.getLong("tests.seed", System.nanoTime() & 0xFFFFFF);
    System.out.println(test + ": -Dtests.seed=" + seed);
    random = new Random(seed);
  }

  /** Seeded by hand: the same numbers each time. */
  public Random64(long seed) {
    random = new Random(seed);
  }

  /** Normal numbers. */
  public double[] normal(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  /** Normal numbers of this shape, float64. */
  public NDArray normal(long... shape) {
    long count = 1;
    for (long extent : shape) {
      count *= extent;
    }
    return Nd.create(normal((int) count), shape);
  }

  /** Class indices [n], int64. */
  public NDArray classes(int n, int classes) {
    return Nd.create(random.ints(n, 0, classes).asLongStream().toArray());
  }

  /** Numbers between 0 and 1, float64. */
  public NDArray uniform(long... shape) {
    long count = 1;
    for (long extent : shape) {
      count *= extent;
    }
    return Nd.create(random.doubles(count).toArray(), shape);
  }
}
