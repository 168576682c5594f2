package org.pydl4j.nd.ops;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Create;
import org.pydl4j.nd.internal.Normalize;

/** Means taken off and divided by the standard deviation; autograd goes through all of them. */
public final class Normalizations {
  private Normalizations() {}

  /**
   * {@code gain · (x - mean) / sqrt(variance + epsilon) + bias}, by channel.
   *
   * @param x {@code [n, channels, …]}
   * @param gain, bias {@code [channels]}, or null for 1 and 0
   * @param mean, variance {@code [channels]}
   */
  public static NDArray batchNorm(
      NDArray x,
      @Nullable NDArray gain,
      @Nullable NDArray bias,
      NDArray mean,
      NDArray variance,
      double epsilon) {
    check("batchNorm", x, gain, bias, channels("batchNorm", x));
    check("batchNorm", x, mean, variance, x.size(1));
    return Normalize.batch(x, gain, bias, mean, variance, false, epsilon);
  }

  /**
   * The same with mean and variance of the batch, the variance divided by the count.
   *
   * @param mean is overwritten with the mean of the batch, {@code [channels]}
   * @param variance is overwritten with the variance divided by one less than the count, which of a
   *     single number is NaN
   */
  public static NDArray batchNormInTraining(
      NDArray x,
      @Nullable NDArray gain,
      @Nullable NDArray bias,
      NDArray mean,
      NDArray variance,
      double epsilon) {
    check("batchNorm", x, gain, bias, channels("batchNorm", x));
    check("batchNorm", x, mean, variance, x.size(1));
    OperandChecks.writable("batchNorm", mean);
    OperandChecks.writable("batchNorm", variance);
    return Normalize.batch(x, gain, bias, mean, variance, true, epsilon);
  }

  /**
   * Each run of the last axis by its own mean and variance.
   *
   * @param x {@code [..., size]}
   * @param gain, bias {@code [size]}, or null for 1 and 0
   */
  public static NDArray layerNorm(
      NDArray x, @Nullable NDArray gain, @Nullable NDArray bias, double epsilon) {
    OperandChecks.minRank("layerNorm", x, 1);
    check("layerNorm", x, gain, bias, x.size(-1));
    return Normalize.layer(x, gain, bias, epsilon);
  }

  /**
   * Each group of channels of an example by its own mean and variance.
   *
   * @param x {@code [n, channels, …]}
   * @param groups a divisor of the channels
   * @param gain, bias {@code [channels]}, or null for 1 and 0
   */
  public static NDArray groupNorm(
      NDArray x, long groups, @Nullable NDArray gain, @Nullable NDArray bias, double epsilon) {
    long channels = channels("groupNorm", x);
    check("groupNorm", x, gain, bias, channels);
    if (groups < 1 || channels % groups != 0) {
      throw new ShapeException(
          "groupNorm: the groups must divide the channels, "
              + channels
              + ". Got "
              + groups
              + " groups.");
    }
    try (Scope scope = Scope.open()) {
      // Three axes: the engine's derivative for images whose channels lie together (2.10) reads
      // memory that is not its own.
      long inner = x.length() / Math.max(1, x.size(0) * channels);
      NDArray rows = Shapes.reshape(x, x.size(0), channels, inner);
      // Without a gain it has no derivative for a bias.
      NDArray one = gain == null && bias != null ? Create.full(1, x.dtype(), channels) : gain;
      NDArray made = Normalize.group(rows, groups, one, bias, epsilon);
      return scope.keep(Shapes.reshape(made, x.shape()));
    }
  }

  private static long channels(String what, NDArray x) {
    OperandChecks.minRank(what, x, 2);
    return x.size(1);
  }

  private static void check(
      String what, NDArray x, @Nullable NDArray one, @Nullable NDArray other, long size) {
    OperandChecks.floating(what, x);
    for (NDArray each : new NDArray[] {one, other}) {
      if (each != null) {
        OperandChecks.shape(what, each, size);
        OperandChecks.sameType(what, x, each);
        OperandChecks.sameDevice(what, x, each);
      }
    }
  }
}
