package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.Tensor;
import org.pydl4j.nd.NDArray;

/** The same elements under another shape. */
public final class Views {
  static {
    Libtorch.ensureLoaded();
  }

  private Views() {}

  /** Another shape with the same elements in C order; the caller says whether bytes are shared. */
  public static NDArray reshape(NDArray a, boolean shared, long[] shape) {
    return shared ? Native.view(a, t -> t.view(shape)) : Native.fresh(a, t -> t.reshape(shape));
  }

  /** Axes in another order, as a view. */
  public static NDArray permute(NDArray a, long[] order) {
    return Native.view(a, t -> t.permute(order));
  }

  /** The sum of all elements. */
  public static NDArray sum(NDArray a) {
    return Native.fresh(a, Tensor::sum);
  }
}
