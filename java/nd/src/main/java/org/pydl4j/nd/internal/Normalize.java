package org.pydl4j.nd.internal;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/** The engine's normalizations. */
public final class Normalize {
  private Normalize() {}

  /** A normalization with its gain and bias. */
  @FunctionalInterface
  private interface Scaled {
    Tensor apply(Tensor x, TensorOptional gain, TensorOptional bias, Tensor[] others);
  }

  /**
   * By channel, with the statistics given; in training with those of the batch, which are written
   * over the ones given: the mean, and the variance divided by one less than the count.
   */
  public static NDArray batch(
      NDArray x,
      @Nullable NDArray gain,
      @Nullable NDArray bias,
      NDArray mean,
      NDArray variance,
      boolean training,
      double epsilon) {
    return scaled(
        x,
        gain,
        bias,
        List.of(mean, variance),
        (t, g, b, others) -> {
          try (TensorOptional m = new TensorOptional(others[0]);
              TensorOptional v = new TensorOptional(others[1])) {
            return torch.batch_norm(t, g, b, m, v, training, 1.0, epsilon, true);
          }
        });
  }

  /** Each run of the last axis by its own mean and variance. */
  public static NDArray layer(
      NDArray x, @Nullable NDArray gain, @Nullable NDArray bias, double epsilon) {
    long[] last = {x.size(-1)};
    return scaled(
        x,
        gain,
        bias,
        List.of(),
        (t, g, b, others) -> torch.layer_norm(t, last, g, b, epsilon, true));
  }

  /** Each group of channels of an example by its own mean and variance. */
  public static NDArray group(
      NDArray x, long groups, @Nullable NDArray gain, @Nullable NDArray bias, double epsilon) {
    return scaled(
        x,
        gain,
        bias,
        List.of(),
        (t, g, b, others) -> torch.group_norm(t, groups, g, b, epsilon, true));
  }

  private static NDArray scaled(
      NDArray x,
      @Nullable NDArray gain,
      @Nullable NDArray bias,
      List<NDArray> others,
      Scaled call) {
    List<NDArray> all = new ArrayList<>(others);
    all.add(x);
    if (gain != null) {
      all.add(gain);
    }
    if (bias != null) {
      all.add(bias);
    }
    int at = others.size();
    return Native.fresh(
        all,
        tensors -> {
          int next = at + 1;
          try (TensorOptional g =
                  gain == null ? new TensorOptional() : new TensorOptional(tensors[next++]);
              TensorOptional b =
                  bias == null ? new TensorOptional() : new TensorOptional(tensors[next])) {
            return call.apply(tensors[at], g, b, tensors);
          }
        });
  }
}
