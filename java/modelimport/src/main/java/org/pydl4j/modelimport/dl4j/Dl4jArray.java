package org.pydl4j.modelimport.dl4j;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Halves;
import org.pydl4j.nd.ops.Shapes;

/**
 * An array as {@code Nd4j.write} makes it: a buffer with its shape, then one with its numbers, both
 * big-endian. Numbers stay in memory in the type that the file has.
 */
final class Dl4jArray {
  private static final long MOST = 1L << 31;
  private static final int MOST_AXES = 32;
  private static final int PIECE = 1 << 16; // bytes

  private final long[] shape;
  private final char order;
  private final float @Nullable [] floats;
  private final double @Nullable [] doubles;

  private Dl4jArray(long[] shape, char order, Object numbers) {
    this.shape = shape;
    this.order = order;
    this.floats = numbers instanceof float[] narrow ? narrow : null;
    this.doubles = numbers instanceof double[] wide ? wide : null;
  }

  /** Reads one. */
  static Dl4jArray read(DataInputStream in) throws IOException {
    double[] info = info(in);
    long[] shape = shape(info);
    Object numbers = buffer(in);
    int length = java.lang.reflect.Array.getLength(numbers);
    if (length != size(shape)) {
      throw new DataException(
          "an array in it has " + length + " numbers where its shape says " + size(shape));
    }
    return new Dl4jArray(shape, (char) info[info.length - 1], numbers);
  }

  /** How many numbers an array has, of which only the shape is read. */
  static long length(DataInputStream in) throws IOException {
    return size(shape(info(in)));
  }

  private static double[] info(DataInputStream in) throws IOException {
    return buffer(in) instanceof double[] info ? info : new double[0];
  }

  private static long[] shape(double[] info) {
    int rank = info.length == 0 ? -1 : (int) info[0];
    if (rank < 0 || rank > MOST_AXES || info.length != 2 * rank + 4) {
      throw new DataException("an array in it has a shape that is none");
    }
    long[] shape = new long[rank];
    for (int i = 0; i < rank; i++) {
      shape[i] = (long) info[1 + i];
      if (shape[i] < 0 || shape[i] >= MOST) {
        throw new DataException("an array in it has a shape that is none");
      }
    }
    return shape;
  }

  private static long size(long[] shape) {
    long size = 1;
    for (long extent : shape) {
      if (extent > 0 && size > MOST / extent) {
        throw new DataException("an array in it says that it has more than 2^31 numbers");
      }
      size *= extent;
    }
    return size;
  }

  /** A float[] of floats and halves, a double[] of all others. */
  private static Object buffer(DataInputStream in) throws IOException {
    String mode = in.readUTF();
    boolean wide = mode.equals("MIXED_DATA_TYPES") || mode.equals("LONG_SHAPE");
    long length = wide ? in.readLong() : in.readInt();
    String type = in.readUTF();
    int bytes =
        switch (type) {
          case "HALF", "BFLOAT16" -> 2;
          case "FLOAT", "INT" -> 4;
          case "DOUBLE", "LONG" -> 8;
          default -> throw new DataException("an array in it has elements of the type " + type);
        };
    if (length < 0 || length >= MOST) {
      throw new DataException("an array in it says that it has " + length + " numbers");
    }
    return switch (type) {
      case "FLOAT", "HALF", "BFLOAT16" -> floats(in, (int) length, type, bytes);
      default -> doubles(in, (int) length, type, bytes);
    };
  }

  /** As far as there are bytes, whatever the length says. */
  private static float[] floats(DataInputStream in, int length, String type, int bytes)
      throws IOException {
    float[] values = new float[Math.min(length, PIECE)];
    for (int done = 0; done < length; ) {
      ByteBuffer piece = piece(in, length - done, bytes);
      int count = piece.remaining() / bytes;
      if (done + count > values.length) {
        values = Arrays.copyOf(values, (int) Math.min(length, Math.max(done + count, 2L * done)));
      }
      if (bytes == 4) {
        piece.asFloatBuffer().get(values, done, count);
      } else {
        for (int i = 0; i < count; i++) {
          short bits = piece.getShort();
          values[done + i] =
              type.equals("HALF") ? Halves.toFloat(bits) : Float.intBitsToFloat((int) bits << 16);
        }
      }
      done += count;
    }
    return values;
  }

  private static double[] doubles(DataInputStream in, int length, String type, int bytes)
      throws IOException {
    double[] values = new double[Math.min(length, PIECE)];
    for (int done = 0; done < length; ) {
      ByteBuffer piece = piece(in, length - done, bytes);
      int count = piece.remaining() / bytes;
      if (done + count > values.length) {
        values = Arrays.copyOf(values, (int) Math.min(length, Math.max(done + count, 2L * done)));
      }
      for (int i = 0; i < count; i++) {
        values[done + i] =
            switch (type) {
              case "DOUBLE" -> piece.getDouble();
              case "LONG" -> piece.getLong();
              default -> piece.getInt();
            };
      }
      done += count;
    }
    return values;
  }

  private static ByteBuffer piece(DataInputStream in, int left, int bytes) throws IOException {
    byte[] piece = in.readNBytes((int) Math.min((long) left * bytes, PIECE));
    if (piece.length == 0 || piece.length % bytes != 0) {
      throw new EOFException("an array in it ends too early");
    }
    return ByteBuffer.wrap(piece);
  }

  /** How many numbers there are. */
  int length() {
    return floats != null ? floats.length : doubles == null ? 0 : doubles.length;
  }

  /** All numbers in the order of the last index, whatever the order in the file. */
  double[] values() {
    try (Scope scope = Scope.open()) {
      NDArray whole = part(0, length());
      NDArray shaped = Shapes.reshape(whole, order == 'f' ? reversed(shape) : shape);
      return (order == 'f' ? Shapes.transpose(shaped) : shaped).toDoubleArray();
    }
  }

  private static long[] reversed(long[] shape) {
    long[] made = new long[shape.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = shape[shape.length - 1 - i];
    }
    return made;
  }

  /** Numbers from {@code offset} on as an array of this shape, the last index running fastest. */
  NDArray part(int offset, long... shape) {
    int end = Math.toIntExact(offset + size(shape));
    return floats != null
        ? Nd.create(Arrays.copyOfRange(floats, offset, end), shape)
        : Nd.create(
            Arrays.copyOfRange(java.util.Objects.requireNonNull(doubles), offset, end), shape);
  }

  // ---- writing ----

  /** The header of 1.0.0-M2.1 for so many numbers in a vector, or in a matrix of one row. */
  static void writeHeader(DataOutputStream out, long length, boolean wide, boolean row)
      throws IOException {
    int rank = row ? 2 : 1;
    out.writeUTF("MIXED_DATA_TYPES");
    out.writeLong(2 * rank + 4);
    out.writeUTF("LONG");
    out.writeLong(rank);
    if (row) {
      out.writeLong(1);
    }
    out.writeLong(length);
    for (int axis = 0; axis < rank; axis++) {
      out.writeLong(1); // strides
    }
    out.writeLong(wide ? 16384 : 8192); // the flag of the type
    out.writeLong(1);
    out.writeLong('c');
    out.writeUTF("MIXED_DATA_TYPES");
    out.writeLong(length);
    out.writeUTF(wide ? "DOUBLE" : "FLOAT");
  }

  /** The numbers of an array behind such a header, the last index running fastest. */
  static void writeNumbers(DataOutputStream out, NDArray values, boolean wide) throws IOException {
    double[] numbers = wide ? values.toDoubleArray() : new double[0];
    float[] narrow = wide ? new float[0] : values.toFloatArray();
    int bytes = wide ? 8 : 4;
    int length = wide ? numbers.length : narrow.length;
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    for (int done = 0; done < length; ) {
      piece.clear();
      int count = Math.min(PIECE / bytes, length - done);
      for (int i = 0; i < count; i++) {
        if (wide) {
          piece.putDouble(numbers[done + i]);
        } else {
          piece.putFloat(narrow[done + i]);
        }
      }
      out.write(piece.array(), 0, count * bytes);
      done += count;
    }
  }
}
