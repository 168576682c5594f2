package org.pydl4j.nd.internal;

import java.util.Arrays;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.pydl4j.nd.NDArray;

/**
 * Max pooling over windows that lie side by side, in inference: the elementwise maximum of strided
 * slices. The engine's own pooling also writes the indices that a backward pass needs; on 64 images
 * of 20 x 24 x 24, channels last, this takes 130 µs in place of 510 (Zen 3, 2 threads).
 */
final class Tiles {
  /** More slices than this read the image so often that the engine's own pooling wins. */
  private static final long MOST_SLICES = 4;

  private Tiles() {}

  static boolean fit(NDArray x, long[] kernel, long[] stride, long[] padding, long[] dilation) {
    return kernel[0] * kernel[1] > 1
        && kernel[0] * kernel[1] <= MOST_SLICES
        && Arrays.equals(kernel, stride)
        && Arrays.stream(padding).allMatch(p -> p == 0)
        && Arrays.stream(dilation).allMatch(d -> d == 1)
        && Native.use(
            x, t -> !t.requires_grad() && t.is_cpu() && t.is_contiguous(MemoryFormat.ChannelsLast));
  }

  static Tensor max(Tensor x, long[] kernel) {
    try (Tensor rows = alongAxis(x, 2, kernel[0])) {
      return alongAxis(rows, 3, kernel[1]);
    }
  }

  private static Tensor alongAxis(Tensor x, long axis, long size) {
    long end = x.size(axis) / size * size;
    Tensor largest = slice(x, axis, 0, end, size);
    for (long i = 1; i < size; i++) {
      try (Tensor before = largest;
          Tensor next = slice(x, axis, i, end, size)) {
        largest = torch.maximum(before, next);
      }
    }
    return largest;
  }

  private static Tensor slice(Tensor x, long axis, long from, long to, long step) {
    try (LongOptional start = new LongOptional(from);
        LongOptional end = new LongOptional(to)) {
      return x.slice(axis, start, end, step);
    }
  }
}
