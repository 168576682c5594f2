package org.pydl4j.etl.internal.lmdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A record of Caffe: numbers [channels, height, width] in C order and a label. Source: Caffe's
 * {@code caffe.proto}, message {@code Datum}; Protocol Buffers' encoding.
 *
 * @param encoded whether the data are a picture's file in place of its pixels
 */
public record Datum(
    int channels, int height, int width, double[] values, int label, boolean encoded) {

  /**
   * Reads one.
   *
   * @throws RuntimeException if the bytes are none
   */
  public static Datum of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long[] numbers = new long[8];
    byte[] data = {};
    List<Double> floats = new ArrayList<>();
    while (in.hasRemaining()) {
      long tag = varint(in);
      int field = (int) (tag >>> 3);
      switch ((int) tag & 7) {
        case 0 -> {
          long number = varint(in);
          if (field > 0 && field < numbers.length) {
            numbers[field] = number;
          }
        }
        case 1 -> in.getLong();
        case 2 -> {
          ByteBuffer part = part(in);
          if (field == 4) {
            data = new byte[part.remaining()];
            part.get(data);
          } else if (field == 6) {
            while (part.hasRemaining()) {
              floats.add((double) part.getFloat());
            }
          }
        }
        case 5 -> {
          float number = in.getFloat();
          if (field == 6) {
            floats.add((double) number);
          }
        }
        default -> throw new IllegalArgumentException("there is no kind of field " + (tag & 7));
      }
    }
    double[] values = new double[data.length > 0 ? data.length : floats.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = data.length > 0 ? data[i] & 0xff : floats.get(i);
    }
    return new Datum(
        (int) numbers[1],
        (int) numbers[2],
        (int) numbers[3],
        values,
        (int) numbers[5],
        numbers[7] != 0);
  }

  private static ByteBuffer part(ByteBuffer in) {
    long length = varint(in);
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a field of " + length + " bytes");
    }
    ByteBuffer part = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + (int) length);
    return part;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than ten bytes");
  }

  /** Whether there are as many numbers as the sizes say. */
  public boolean isWhole() {
    return channels > 0
        && height > 0
        && width > 0
        && (long) channels * height * width == values.length;
  }
}
