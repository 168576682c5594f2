package org.pydl4j.nd.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.errors.DTypeException;

/** The binding's names for element types, devices and numbers. */
final class NativeTypes {
  private static final ScalarType[] NATIVE = {
    ScalarType.Double, ScalarType.Float, ScalarType.Half, ScalarType.BFloat16,
    ScalarType.Long, ScalarType.Int, ScalarType.Short, ScalarType.Char,
    ScalarType.Byte, ScalarType.Bool
  };

  private static final Map<Device, TensorOptions[]> OPTIONS = new ConcurrentHashMap<>();

  private NativeTypes() {}

  static ScalarType of(DType type) {
    return NATIVE[type.ordinal()];
  }

  static DType of(ScalarType type) {
    ScalarType wanted = type.intern();
    for (int i = 0; i < NATIVE.length; i++) {
      if (NATIVE[i] == wanted) {
        return DType.values()[i];
      }
    }
    throw new DTypeException(
        "The engine returned the element type " + wanted + ", which has no name here.");
  }

  static org.bytedeco.pytorch.Device of(Device device) {
    return device.isCpu()
        ? new org.bytedeco.pytorch.Device(torch.DeviceType.CPU)
        : new org.bytedeco.pytorch.Device("cuda:" + device.index());
  }

  /** The options of new tensors; made once, so the caller does not close them. */
  static TensorOptions options(DType type, Device device) {
    return OPTIONS.computeIfAbsent(device, NativeTypes::ofAllTypes)[type.ordinal()];
  }

  private static TensorOptions[] ofAllTypes(Device device) {
    TensorOptions[] all = new TensorOptions[NATIVE.length];
    for (int i = 0; i < all.length; i++) {
      TensorOptions options = new TensorOptions(NATIVE[i]);
      all[i] =
          device.isCpu()
              ? options
              : options.device(new org.bytedeco.pytorch.DeviceOptional(of(device)));
    }
    return all;
  }

  static Scalar number(double value) {
    return new Scalar(value);
  }

  /** Of a {@code Long} or a {@code Double}; a whole number keeps integer arrays integer. */
  static Scalar number(Number value) {
    return value instanceof Double || value instanceof Float
        ? new Scalar(value.doubleValue())
        : new Scalar(value.longValue());
  }
}
