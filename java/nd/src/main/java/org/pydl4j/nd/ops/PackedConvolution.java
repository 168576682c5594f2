package org.pydl4j.nd.ops;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.internal.PackedProduct;
import org.pydl4j.nd.internal.PackedWindows;

/**
 * {@link Convolutions#conv2d} for inference: owns a copy of the weights in the processor's
 * favourite layout until {@link #close()}. The engine otherwise makes that layout anew in each
 * call, and what is added and cut off below 0 takes another pass over the result.
 *
 * <p>Results differ from the plain convolution's in the last bits. Does not follow later changes of
 * the weights, and no derivative flows.
 */
public final class PackedConvolution implements AutoCloseable {
  private final PackedWindows packed;

  /**
   * Packs; check {@link #pays} first.
   *
   * @param w {@code [out, in / groups, kernelHeight, kernelWidth]}
   * @param images the shape [n, in, height, width] that the layout is made for; others work, too
   * @param stride, padding, dilation height and width; the padding is the same on both sides
   */
  public PackedConvolution(
      NDArray w, long[] images, long[] stride, long[] padding, long[] dilation, long groups) {
    OperandChecks.rank("PackedConvolution: the weights", w, 4);
    this.packed = new PackedWindows(w, images, stride, padding, dilation, groups);
  }

  /**
   * Whether the engine has it for these images and weights.
   *
   * @param added what {@link #apply} adds: of one channel or one pixel the engine cannot tell the
   *     order of its axes, and refuses it; {@code null} for none
   */
  public static boolean pays(NDArray x, NDArray w, @Nullable NDArray added) {
    boolean told = added == null || (added.size(1) > 1 && added.size(2) * added.size(3) > 1);
    return told
        && x.rank() == 4
        && x.length() > 0
        && x.dtype() == DType.FLOAT32
        && w.dtype() == DType.FLOAT32
        && PackedProduct.available()
        && x.device().isCpu();
  }

  /**
   * The sums over the windows.
   *
   * @param x {@code [n, in, height, width]}, float32
   * @param b {@code [out]}, or {@code null}
   * @param added of the result's shape, added to it; {@code null} for none
   * @param relu whether what is below 0 then becomes 0
   * @return {@code [n, out, outHeight, outWidth]}, with the channels last in memory
   */
  public NDArray apply(NDArray x, @Nullable NDArray b, @Nullable NDArray added, boolean relu) {
    if (added == null) {
      return packed.apply(x, b, null, relu);
    }
    NDArray other = Convolutions.channelsLast(added);
    try {
      return packed.apply(x, b, other, relu);
    } finally {
      other.close();
    }
  }

  /** Frees the copy. Idempotent. */
  @Override
  public void close() {
    packed.close();
  }
}
