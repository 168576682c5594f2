package org.pydl4j.nd.ops;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.internal.PackedProduct;

/**
 * {@link Convolutions#linear} for inference: owns a copy of the weights in the processor's
 * favourite layout until {@link #close()}, for any number of rows.
 *
 * <p>Eight rows times [1000, 784] take 160 µs in place of 228, 128 rows 1,630 in place of 1,876
 * (Zen 3, 2 threads). The sums run in another order, so results differ from the plain product's in
 * the last bits. Does not follow later changes of the weights, and no derivative flows.
 */
public final class PackedLinear implements AutoCloseable {
  /** One row reads each weight once in any layout; of 256 rows the gain is down to 8 %. */
  private static final long FEWEST_ROWS = 2;

  private static final long MOST_ROWS = 256;

  /**
   * Rows that the layout is made for. On AVX2 it is the same for 2 and 256, and as fast; one for
   * all lets batches of changing sizes share a copy.
   */
  private static final long TYPICAL_ROWS = 32;

  /** Below this many weights the product is too short for the layout to matter. */
  private static final long FEWEST_WEIGHTS = 1 << 17;

  private final NDArray packed;

  /**
   * Packs; check {@link #pays} first.
   *
   * @param w {@code [out, in]}
   */
  public PackedLinear(NDArray w) {
    this.packed = Scope.detach(PackedProduct.pack(w, TYPICAL_ROWS));
  }

  /** Whether packing makes the product of this input with these weights faster. */
  public static boolean pays(NDArray x, NDArray w) {
    return x.rank() == 2
        && x.size(0) >= FEWEST_ROWS
        && x.size(0) <= MOST_ROWS
        && x.dtype() == DType.FLOAT32
        && w.dtype() == DType.FLOAT32
        && w.length() >= FEWEST_WEIGHTS
        && PackedProduct.available()
        && x.device().isCpu();
  }

  /**
   * {@code x wT + b}.
   *
   * @param x {@code [rows, in]}, float32
   * @param b {@code [out]} or {@code null}
   * @return {@code [rows, out]}
   */
  public NDArray apply(NDArray x, @Nullable NDArray b) {
    return apply(x, b, false);
  }

  /**
   * {@code x wT + b}, where asked for without what is below 0.
   *
   * @param x {@code [rows, in]}, float32
   * @param b {@code [out]} or {@code null}
   * @param relu whether what is below 0 becomes 0
   * @return {@code [rows, out]}
   */
  public NDArray apply(NDArray x, @Nullable NDArray b, boolean relu) {
    if (x.order() == 'c') {
      return PackedProduct.linear(x, packed, b, relu);
    }
    try (NDArray dense = x.dup()) {
      return PackedProduct.linear(dense, packed, b, relu);
    }
  }

  /** Frees the copy. Idempotent. */
  @Override
  public void close() {
    packed.close();
  }
}
