package org.pydl4j.serving.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.pydl4j.nd.DType;

/** The numbers of a tensor as a JSON array, flat or nested, and back. */
final class JsonData {
  private static final int DEEPEST = 32;

  private final JsonCursor cursor;
  private final String name;
  private final DType dtype;
  private final ByteBuffer out;

  private JsonData(JsonCursor cursor, String name, DType dtype, ByteBuffer out) {
    this.cursor = cursor;
    this.name = name;
    this.dtype = dtype;
    this.out = out;
  }

  /**
   * Reads as many numbers as the shape holds.
   *
   * @throws ProtocolException if there are more or fewer, or one does not fit the type
   */
  static TensorData read(JsonCursor cursor, String name, DType dtype, long... shape) {
    if (dtype == DType.FLOAT16 || dtype == DType.BFLOAT16) {
      throw new ProtocolException(
          "The tensor '"
              + name
              + "' is "
              + Datatype.of(dtype)
              + ", which JSON cannot carry. Send it as binary data.");
    }
    int bytes = TensorData.bytes(name, dtype, shape);
    // Each number has two bytes of text or more: a shape alone makes the server take no memory.
    ByteBuffer out =
        ByteBuffer.allocate((int) Math.min(bytes, cursor.remaining() * (long) dtype.bytes()))
            .order(ByteOrder.LITTLE_ENDIAN);
    JsonData data = new JsonData(cursor, name, dtype, out);
    data.array(0);
    if (out.position() != bytes) {
      throw data.count(out.position() / dtype.bytes(), shape);
    }
    return new TensorData(name, dtype, shape, out.flip());
  }

  private void array(int depth) {
    if (depth > DEEPEST) {
      throw cursor.wrong("the data of '" + name + "' is nested deeper than " + DEEPEST + " times");
    }
    cursor.expect('[');
    if (cursor.take(']')) {
      return;
    }
    do {
      if (cursor.peek() == '[') {
        array(depth + 1);
      } else if (out.remaining() < dtype.bytes()) {
        throw new ProtocolException(
            "The data of '" + name + "' has more numbers than its shape holds.");
      } else {
        element();
      }
    } while (cursor.take(','));
    cursor.expect(']');
  }

  private void element() {
    switch (dtype) {
      case FLOAT32 -> out.putFloat((float) cursor.real());
      case FLOAT64 -> out.putDouble(cursor.real());
      case BOOL -> out.put((byte) (truth() ? 1 : 0));
      case INT64 -> out.putLong(cursor.whole());
      case INT32 -> out.putInt((int) within(Integer.MIN_VALUE, Integer.MAX_VALUE));
      case INT16 -> out.putShort((short) within(Short.MIN_VALUE, Short.MAX_VALUE));
      case INT8 -> out.put((byte) within(Byte.MIN_VALUE, Byte.MAX_VALUE));
      case UINT8 -> out.put((byte) within(0, 255));
      default -> throw new IllegalStateException(dtype.label());
    }
  }

  private boolean truth() {
    int c = cursor.peek();
    return c == '0' || c == '1' ? within(0, 1) == 1 : cursor.bool();
  }

  private long within(long least, long greatest) {
    long value = cursor.whole();
    if (value < least || value > greatest) {
      throw new ProtocolException(
          "The number " + value + " of '" + name + "' is outside " + Datatype.of(dtype) + ".");
    }
    return value;
  }

  private ProtocolException count(int found, long... shape) {
    return new ProtocolException(
        "The data of '"
            + name
            + "' has "
            + found
            + " numbers, its shape "
            + Arrays.toString(shape)
            + " holds "
            + Arrays.stream(shape).reduce(1, (a, b) -> a * b)
            + ".");
  }

  /**
   * Writes the numbers as one flat array.
   *
   * @throws ProtocolException if JSON cannot carry them
   */
  static void write(TensorData tensor, Utf8 out) {
    ByteBuffer data = tensor.data();
    int bytes = tensor.dtype().bytes();
    out.add('[');
    for (int at = data.position(); at < data.limit(); at += bytes) {
      if (at > data.position()) {
        out.add(',');
      }
      switch (tensor.dtype()) {
        case FLOAT32 -> out.add(finite(data.getFloat(at), tensor));
        case FLOAT64 -> out.add(finite(data.getDouble(at), tensor));
        case BOOL -> out.add(data.get(at) == 0 ? "false" : "true");
        case INT64 -> out.add(data.getLong(at));
        case INT32 -> out.add(data.getInt(at));
        case INT16 -> out.add(data.getShort(at));
        case INT8 -> out.add(data.get(at));
        case UINT8 -> out.add(data.get(at) & 0xFF);
        default -> throw needsBinary(tensor, "is " + Datatype.of(tensor.dtype()));
      }
    }
    out.add(']');
  }

  private static String finite(float value, TensorData tensor) {
    if (!Float.isFinite(value)) {
      throw needsBinary(tensor, "holds " + value);
    }
    return Float.toString(value);
  }

  private static String finite(double value, TensorData tensor) {
    if (!Double.isFinite(value)) {
      throw needsBinary(tensor, "holds " + value);
    }
    return Double.toString(value);
  }

  private static ProtocolException needsBinary(TensorData tensor, String what) {
    return new ProtocolException(
        "The output '"
            + tensor.name()
            + "' "
            + what
            + ", which JSON cannot carry. Ask for it as binary data (\"binary_data\": true).");
  }
}
