package org.pydl4j.modelimport.dl4j;

import java.io.DataInputStream;
import java.io.IOException;
import org.pydl4j.nd.errors.DataException;

/**
 * An array as {@code Nd4j.write} makes it: a buffer with its shape, then one with its numbers, both
 * big-endian.
 *
 * @param shape sizes of the axes
 * @param order {@code c} or {@code f}: whether the last or the first index runs fastest
 * @param values all elements in that order
 */
record Dl4jArray(long[] shape, char order, double[] values) {
  private static final long MOST = 1L << 31;
  private static final int MOST_AXES = 32;

  /** Reads one. */
  static Dl4jArray read(DataInputStream in) throws IOException {
    double[] info = buffer(in);
    int rank = info.length == 0 ? -1 : (int) info[0];
    if (rank < 0 || rank > MOST_AXES || info.length < 2 * rank + 4) {
      throw new DataException("an array in it has a shape that is none");
    }
    long[] shape = new long[rank];
    long length = 1;
    for (int i = 0; i < rank; i++) {
      shape[i] = (long) info[1 + i];
      length *= shape[i];
    }
    double[] values = buffer(in);
    if (values.length != length) {
      throw new DataException(
          "an array in it has " + values.length + " numbers where its shape says " + length);
    }
    return new Dl4jArray(shape, (char) info[2 * rank + 3], values);
  }

  /** How many numbers an array has, of which only the shape is read. */
  static long length(DataInputStream in) throws IOException {
    double[] info = buffer(in);
    int rank = info.length == 0 ? -1 : (int) info[0];
    if (rank < 0 || rank > MOST_AXES || info.length < 2 * rank + 4) {
      throw new DataException("an array in it has a shape that is none");
    }
    long length = 1;
    for (int i = 0; i < rank; i++) {
      length *= (long) info[1 + i];
    }
    return length;
  }

  private static double[] buffer(DataInputStream in) throws IOException {
    String mode = in.readUTF();
    boolean wide = mode.equals("MIXED_DATA_TYPES") || mode.equals("LONG_SHAPE");
    long length = wide ? in.readLong() : in.readInt();
    String type = in.readUTF();
    if (length < 0 || length >= MOST) {
      throw new DataException("an array in it says that it has " + length + " numbers");
    }
    double[] values = new double[Math.toIntExact(Math.min(length, 1 << 16))];
    for (int i = 0; i < length; i++) {
      if (i == values.length) { // as far as there are bytes, whatever the length says
        values = java.util.Arrays.copyOf(values, (int) Math.min(length, 2L * values.length));
      }
      values[i] = number(in, type);
    }
    return values;
  }

  private static double number(DataInputStream in, String type) throws IOException {
    return switch (type) {
      case "FLOAT" -> in.readFloat();
      case "DOUBLE" -> in.readDouble();
      case "LONG" -> in.readLong();
      case "INT" -> in.readInt();
      default -> throw new DataException("an array in it has elements of the type " + type);
    };
  }
}
