package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.global.torch.ScalarType;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.NDArray;

/** Other types and places of the same numbers. */
public final class Convert {
  private Convert() {}

  /** Cast; the same memory when the type is the same. */
  public static NDArray type(NDArray a, DType type) {
    ScalarType wanted = NativeTypes.of(type);
    return Native.either(a, t -> t.to(wanted));
  }

  /** The same bytes read as another type of the same size, as a view. */
  public static NDArray bits(NDArray a, DType type) {
    ScalarType wanted = NativeTypes.of(type);
    return Native.view(a, t -> t.view(wanted));
  }

  /** On another device; the same memory when it lies there already. */
  public static NDArray device(NDArray a, Device device) {
    return Native.either(
        a,
        t -> {
          try (org.bytedeco.pytorch.Device target = NativeTypes.of(device)) {
            return t.to(target, t.scalar_type());
          }
        });
  }
}
