package org.pydl4j.nd.ops;

import org.pydl4j.nd.Backend;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.DeviceException;
import org.pydl4j.nd.internal.Arrange;
import org.pydl4j.nd.internal.Convert;

/** Other types, places and layouts of the same numbers and shape: views where nothing changes. */
public final class Casts {
  private Casts() {}

  /**
   * The numbers as another type, in new memory; a view when they have it already. Fractions are cut
   * off, whole numbers wrap around, bool is whether a number is not 0.
   */
  public static NDArray castTo(NDArray a, DType type) {
    if (a.dtype() != type) {
      OperandChecks.fits(a, type, a.shape());
    }
    return Convert.type(a, type);
  }

  /** A view of the same bytes as another type of the same size, such as bfloat16 as int16. */
  public static NDArray viewAs(NDArray a, DType type) {
    if (a.dtype().bytes() != type.bytes()) {
      throw new DTypeException(
          "viewAs needs types of one size. Got "
              + a.dtype()
              + " ("
              + a.dtype().bytes()
              + " bytes) and "
              + type
              + " ("
              + type.bytes()
              + " bytes).");
    }
    return Convert.bits(a, type);
  }

  /** A copy on another device; a view when the array lies there already. */
  public static NDArray toDevice(NDArray a, Device device) {
    if (!device.isCpu() && Engine.backend() != Backend.CUDA) {
      throw new DeviceException(
          "toDevice: "
              + device
              + " needs the backend 'cuda'; this process runs '"
              + Engine.backend().label()
              + "'.");
    }
    return Convert.device(a, device);
  }

  /** Dense in C order: a view when it lies so already, else a copy. */
  public static NDArray contiguous(NDArray a) {
    return Arrange.contiguous(a);
  }
}
