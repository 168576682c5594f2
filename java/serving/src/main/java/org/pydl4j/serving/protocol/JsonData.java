package org.pydl4j.serving.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.pydl4j.nd.DType;

/** The numbers of a tensor as a JSON array, flat or nested as its shape, and back. */
final class JsonData {
  private static final int FIRST_BYTES = 4096;

  private final JsonCursor cursor;
  private final String name;
  private final DType dtype;
  private final DType stored;
  private final long[] shape;
  private final int total; // bytes
  private final Allowance memory;
  private ByteBuffer out;

  private JsonData(JsonCursor cursor, String name, DType dtype, Reading reading, long... shape) {
    this.cursor = cursor;
    this.name = name;
    this.dtype = dtype;
    this.stored = reading.exact() && dtype == DType.FLOAT32 ? DType.FLOAT64 : dtype;
    this.shape = shape;
    this.total = TensorData.bytes(name, stored, shape);
    this.memory = reading.memory();
    this.out = allocate(Math.min(total, FIRST_BYTES));
  }

  /**
   * Reads as many numbers as the shape holds.
   *
   * @throws ProtocolException if there are more or fewer, they are nested otherwise, or one does
   *     not fit the type
   */
  static TensorData read(
      JsonCursor cursor, String name, DType dtype, Reading reading, long... shape) {
    if (dtype == DType.FLOAT16 || dtype == DType.BFLOAT16) {
      throw new ProtocolException(
          "The tensor '"
              + name
              + "' is "
              + Datatype.of(dtype)
              + ", which JSON cannot carry. Send it as binary data.");
    }
    JsonData data = new JsonData(cursor, name, dtype, reading, shape);
    cursor.expect('[');
    if (shape.length > 1 && cursor.peek() == '[') {
      data.nested(0);
    } else {
      data.flat();
    }
    if (data.out.position() != data.total) {
      throw data.count(data.out.position() / data.stored.bytes());
    }
    return new TensorData(name, dtype, shape, data.out.flip(), data.stored);
  }

  private ByteBuffer allocate(int bytes) {
    memory.take(bytes);
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Numbers up to the end of a list. */
  private void flat() {
    if (cursor.take(']')) {
      return;
    }
    do {
      if (out.remaining() < stored.bytes()) {
        grow();
      }
      element();
    } while (cursor.take(','));
    cursor.expect(']');
  }

  /** Takes memory as numbers arrive: a shape alone takes none. */
  private void grow() {
    if (out.capacity() == total) {
      throw new ProtocolException(
          "The data of '" + name + "' has more numbers than its shape holds.");
    }
    ByteBuffer larger = allocate((int) Math.min(total, 2L * out.capacity()));
    out = larger.put(out.flip());
  }

  /** The lists of an axis, up to the end of theirs. */
  private void nested(int axis) {
    long lists = 0;
    for (boolean first = true; cursor.next(']', first); first = false) {
      lists++;
      if (lists > shape[axis] || cursor.peek() != '[') {
        throw unlike(axis);
      }
      cursor.expect('[');
      if (axis < shape.length - 2) {
        nested(axis + 1);
      } else {
        int before = out.position();
        if (cursor.peek() == '[') {
          throw unlike(axis);
        }
        flat();
        if ((out.position() - before) / stored.bytes() != shape[axis + 1]) {
          throw unlike(axis + 1);
        }
      }
    }
    if (lists != shape[axis]) {
      throw unlike(axis);
    }
  }

  private ProtocolException unlike(int axis) {
    return cursor.wrong(
        "the data of '"
            + name
            + "' is not nested as its shape "
            + Arrays.toString(shape)
            + " (axis "
            + axis
            + "); send it so, or flat");
  }

  private void element() {
    switch (dtype) {
      case FLOAT32 -> real32();
      case FLOAT64 -> out.putDouble(finite(cursor.real()));
      case BOOL -> out.put((byte) (truth() ? 1 : 0));
      case INT64 -> out.putLong(cursor.whole());
      case INT32 -> out.putInt((int) within(Integer.MIN_VALUE, Integer.MAX_VALUE));
      case INT16 -> out.putShort((short) within(Short.MIN_VALUE, Short.MAX_VALUE));
      case INT8 -> out.put((byte) within(Byte.MIN_VALUE, Byte.MAX_VALUE));
      case UINT8 -> out.put((byte) within(0, 255));
      default -> throw new IllegalStateException(dtype.label());
    }
  }

  private void real32() {
    double value = cursor.real();
    float rounded = (float) value;
    finite(rounded);
    if (stored == DType.FLOAT64) {
      out.putDouble(value);
    } else {
      out.putFloat(rounded);
    }
  }

  private double finite(double value) {
    if (Double.isInfinite(value)) {
      throw cursor.wrong("a number of '" + name + "' before this is beyond " + Datatype.of(dtype));
    }
    return value;
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

  private ProtocolException count(int found) {
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
