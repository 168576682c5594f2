package org.pydl4j.serving.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.pydl4j.nd.DType;

/**
 * One tensor of a request or a response, before or after it is in an array. It views bytes that
 * somebody else owns (the request's body, a response under construction).
 *
 * @param name its name in the model's signature
 * @param dtype element type
 * @param shape sizes of all axes
 * @param data the elements in C order, little-endian, from position to limit
 * @param stored element type of the data: {@code dtype}, or doubles where {@link Reading#exact}
 */
public record TensorData(String name, DType dtype, long[] shape, ByteBuffer data, DType stored) {
  /** Orders the buffer. */
  public TensorData {
    data.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Data of the type that it is. */
  public TensorData(String name, DType dtype, long[] shape, ByteBuffer data) {
    this(name, dtype, shape, data, dtype);
  }

  /** Size of the first axis; 1 without axes. */
  public long rows() {
    return shape.length == 0 ? 1 : shape[0];
  }

  /** The shape behind the first axis. */
  public long[] rowShape() {
    return shape.length == 0 ? shape : Arrays.copyOfRange(shape, 1, shape.length);
  }

  /**
   * Bytes of a shape.
   *
   * @throws ProtocolException if a size is below 0 or the product passes 2^31 bytes
   */
  public static int bytes(String name, DType dtype, long... shape) {
    long bytes = dtype.bytes();
    for (long size : shape) {
      if (size < 0) {
        throw new ProtocolException(
            "The shape " + Arrays.toString(shape) + " of '" + name + "' has a size below 0.");
      }
      try {
        bytes = Math.multiplyExact(bytes, size);
      } catch (ArithmeticException e) {
        bytes = Long.MAX_VALUE;
        break;
      }
    }
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new ProtocolException(
          "The tensor '"
              + name
              + "' of shape "
              + Arrays.toString(shape)
              + " passes 2 GiB. Send it in parts.");
    }
    return (int) bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorData that
        && name.equals(that.name)
        && dtype == that.dtype
        && stored == that.stored
        && Arrays.equals(shape, that.shape)
        && data.equals(that.data);
  }

  @Override
  public int hashCode() {
    return name.hashCode() + Arrays.hashCode(shape);
  }
}
