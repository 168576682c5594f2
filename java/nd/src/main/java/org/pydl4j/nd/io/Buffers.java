package org.pydl4j.nd.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DeviceException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Bytes;

/** The bytes of arrays as Java buffers, for those who read and write payloads in place. */
public final class Buffers {
  private Buffers() {}

  /**
   * Undefined memory on the CPU, wherever other arrays lie: to be filled through {@link #of} and
   * brought to a model's device with one copy.
   */
  public static NDArray hostArray(DType type, long... shape) {
    return Bytes.empty(type, shape);
  }

  /**
   * A buffer over the elements of a dense array in C order, little-endian. It owns nothing: the
   * array must stay open as long as the buffer is used.
   *
   * @throws ShapeException if the array is not dense in C order, or longer than 2 GiB
   * @throws DeviceException if it does not lie on the CPU
   */
  public static ByteBuffer of(NDArray array) {
    if (!array.device().isCpu()) {
      throw new DeviceException(
          "A buffer needs an array on the CPU. Got one on " + array.device() + "; copy it first.");
    }
    if (array.order() != 'c' || array.nbytes() > Integer.MAX_VALUE) {
      throw new ShapeException(
          "A buffer needs a dense array in C order of less than 2 GiB. Got shape "
              + Arrays.toString(array.shape())
              + " with strides "
              + Arrays.toString(array.strides())
              + "; take dup() of it, or a part.");
    }
    ByteBuffer buffer = Bytes.view(array).order(ByteOrder.LITTLE_ENDIAN);
    return array.isReadOnly() ? buffer.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN) : buffer;
  }
}
