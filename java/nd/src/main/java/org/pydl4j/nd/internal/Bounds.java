package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.NDArray;

/** The smallest and the largest of whole numbers, for checks before a native call. */
public final class Bounds {
  private Bounds() {}

  /** {@code {least, most}}; of no elements {@code {0, -1}}. */
  public static long[] range(NDArray a) {
    return Native.use(
        a,
        t -> {
          if (t.numel() == 0) {
            return new long[] {0, -1};
          }
          try (T_TensorTensor_T both = torch.aminmax(t);
              Tensor least = both.get0();
              Tensor most = both.get1()) {
            return new long[] {least.item_long(), most.item_long()};
          }
        });
  }
}
