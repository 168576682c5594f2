package org.pydl4j.nd.ops;

import java.util.function.UnaryOperator;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DeviceException;
import org.pydl4j.nd.internal.Draws;

/**
 * Random numbers from a {@link RandomSource}. Each distribution comes as a new float32 array and
 * {@code InPlace}, over an array that is returned.
 */
public final class Randoms {
  private Randoms() {}

  /** Evenly from 0 to below 1. */
  public static NDArray uniform(RandomSource random, long... shape) {
    return filled(DType.FLOAT32, shape, a -> uniformInPlace(a, 0, 1, random));
  }

  /** {@link #uniform(RandomSource, long...)} of one axis. */
  public static NDArray uniform(RandomSource random, long size) {
    return uniform(random, new long[] {size});
  }

  /** {@link #uniform(RandomSource, long...)} of a matrix. */
  public static NDArray uniform(RandomSource random, long rows, long columns) {
    return uniform(random, new long[] {rows, columns});
  }

  /** Evenly from {@code low} to below {@code high}. */
  public static NDArray uniformInPlace(NDArray a, double low, double high, RandomSource random) {
    check("uniform", a, random);
    require(
        low <= high && Double.isFinite(high - low),
        "uniform: low must not be above high",
        low,
        high);
    return Draws.uniform(a, low, high, random.generators());
  }

  /** The normal distribution of mean 0 and deviation 1. */
  public static NDArray normal(RandomSource random, long... shape) {
    return filled(DType.FLOAT32, shape, a -> normalInPlace(a, 0, 1, random));
  }

  /** {@link #normal(RandomSource, long...)} of one axis. */
  public static NDArray normal(RandomSource random, long size) {
    return normal(random, new long[] {size});
  }

  /** {@link #normal(RandomSource, long...)} of a matrix. */
  public static NDArray normal(RandomSource random, long rows, long columns) {
    return normal(random, new long[] {rows, columns});
  }

  /** The normal distribution. */
  public static NDArray normalInPlace(NDArray a, double mean, double std, RandomSource random) {
    check("normal", a, random);
    require(std >= 0, "normal: the deviation must be 0 or more", mean, std);
    return Draws.normal(a, mean, std, random.generators());
  }

  /** 1 with the given probability, else 0. */
  public static NDArray bernoulli(RandomSource random, double probability, long... shape) {
    return filled(DType.FLOAT32, shape, a -> bernoulliInPlace(a, probability, random));
  }

  /** {@link #bernoulli(RandomSource, double, long...)} of one axis. */
  public static NDArray bernoulli(RandomSource random, double probability, long size) {
    return bernoulli(random, probability, new long[] {size});
  }

  /** {@link #bernoulli(RandomSource, double, long...)} of a matrix. */
  public static NDArray bernoulli(
      RandomSource random, double probability, long rows, long columns) {
    return bernoulli(random, probability, new long[] {rows, columns});
  }

  /** 1 with the given probability, else 0. */
  public static NDArray bernoulliInPlace(NDArray a, double probability, RandomSource random) {
    check("bernoulli", a, random);
    require(
        probability >= 0 && probability <= 1,
        "bernoulli: the probability lies from 0 to 1",
        probability,
        probability);
    return Draws.bernoulli(a, probability, random.generators());
  }

  /** The exponential distribution of mean {@code 1 / rate}. */
  public static NDArray exponentialInPlace(NDArray a, double rate, RandomSource random) {
    check("exponential", a, random);
    require(rate > 0, "exponential: the rate must be above 0", rate, rate);
    return Draws.exponential(a, rate, random.generators());
  }

  /** Whole numbers from {@code low} to below {@code high}, evenly, int64. */
  public static NDArray integers(RandomSource random, long low, long high, long... shape) {
    return filled(DType.INT64, shape, a -> integersInPlace(a, low, high, random));
  }

  /** {@link #integers(RandomSource, long, long, long...)} of one axis. */
  public static NDArray integers(RandomSource random, long low, long high, long size) {
    return integers(random, low, high, new long[] {size});
  }

  /** {@link #integers(RandomSource, long, long, long...)} of a matrix. */
  public static NDArray integers(
      RandomSource random, long low, long high, long rows, long columns) {
    return integers(random, low, high, new long[] {rows, columns});
  }

  /** Whole numbers from {@code low} to below {@code high}, evenly, into an integer array. */
  public static NDArray integersInPlace(NDArray a, long low, long high, RandomSource random) {
    OperandChecks.integer("integers", a);
    OperandChecks.writable("integers", a);
    requireDevice("integers", a, random);
    requireRange(low, high, a.dtype());
    return Draws.integers(a, low, high, random.generators());
  }

  /** The numbers 0 to n - 1 in random order, int64. */
  public static NDArray permutation(RandomSource random, long n) {
    OperandChecks.size("permutation: n", n, 0);
    try (NDArray keys = Nd.empty(DType.FLOAT64, n)) {
      return Sorting.argSort(uniformInPlace(keys, 0, 1, random), 0);
    }
  }

  private static NDArray filled(DType type, long[] shape, UnaryOperator<NDArray> draw) {
    NDArray array = Nd.empty(type, shape);
    try {
      return draw.apply(array);
    } catch (RuntimeException e) {
      array.close();
      throw e;
    }
  }

  private static void check(String what, NDArray a, RandomSource random) {
    OperandChecks.floating(what, a);
    OperandChecks.writable(what, a);
    requireDevice(what, a, random);
  }

  private static void requireDevice(String what, NDArray a, RandomSource random) {
    if (!a.device().equals(random.generators().device())) {
      throw new DeviceException(
          what
              + ": the array lies on "
              + a.device()
              + ", the random source on "
              + random.generators().device()
              + ".");
    }
  }

  private static void requireRange(long low, long high, DType type) {
    int bits = 8 * type.bytes();
    long least = type == DType.UINT8 ? 0 : -1L << (bits - 1);
    long most = type == DType.UINT8 ? 255 : ~least;
    if (low >= high || low < least || high - 1 > most || high - low < 0) {
      throw new ConfigurationException(
          "integers: low must be below high, both within "
              + type
              + ". Got "
              + low
              + " and "
              + high
              + ".");
    }
  }

  private static void require(boolean right, String rule, double first, double second) {
    if (!right) {
      throw new ConfigurationException(
          rule + ". Got " + first + (first == second ? "" : " and " + second) + ".");
    }
  }
}
