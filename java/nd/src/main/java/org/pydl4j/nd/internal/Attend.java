package org.pydl4j.nd.internal;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/** The engine's attention. */
public final class Attend {
  private Attend() {}

  /**
   * The softmax of the scaled products of queries and keys, times the values.
   *
   * @param allowed which keys a query sees, bool; null for all
   * @param causal whether a query sees only keys up to its own place; not beside {@code allowed}
   */
  public static NDArray scaledDotProduct(
      NDArray queries,
      NDArray keys,
      NDArray values,
      @Nullable NDArray allowed,
      boolean causal,
      double scale) {
    List<NDArray> all = new ArrayList<>(List.of(queries, keys, values));
    if (allowed != null) {
      all.add(allowed);
    }
    return Native.fresh(
        all,
        tensors -> {
          try (TensorOptional mask =
                  allowed == null ? new TensorOptional() : new TensorOptional(tensors[3]);
              DoubleOptional factor = new DoubleOptional(scale)) {
            return torch.scaled_dot_product_attention(
                tensors[0], tensors[1], tensors[2], mask, 0.0, causal, factor, false);
          }
        });
  }
}
