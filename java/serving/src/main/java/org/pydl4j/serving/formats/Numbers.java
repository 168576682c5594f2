package org.pydl4j.serving.formats;

import java.nio.ByteBuffer;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.io.Halves;

/** Single numbers in little-endian memory, by element type. */
final class Numbers {
  /** Below it each whole number has a double of its own. */
  private static final double EXACT = 0x1p53;

  private Numbers() {}

  /** Writes element {@code index} of those that begin at byte {@code at}. */
  static void put(ByteBuffer to, int at, DType type, int index, double value) {
    int place = at + index * type.bytes();
    switch (type) {
      case FLOAT32 -> to.putFloat(place, single(value));
      case FLOAT64 -> to.putDouble(place, value);
      case INT64 -> to.putLong(place, whole(value, type, -EXACT + 1, EXACT));
      case INT32 -> to.putInt(place, (int) whole(value, type, -0x1p31, 0x1p31));
      case INT16 -> to.putShort(place, (short) whole(value, type, -0x1p15, 0x1p15));
      case INT8 -> to.put(place, (byte) whole(value, type, -0x1p7, 0x1p7));
      case UINT8 -> to.put(place, (byte) whole(value, type, 0, 0x1p8));
      case BOOL -> to.put(place, (byte) whole(value, type, 0, 2));
      case FLOAT16, BFLOAT16 ->
          throw new BadRecordException(
              "Numbers as text cannot be written as " + type + ". Send raw tensors.");
    }
  }

  /** The nearest float; what is finite must stay so. */
  static float single(double value) {
    float rounded = (float) value;
    if (Float.isInfinite(rounded) && !Double.isInfinite(value)) {
      throw new BadRecordException("The number " + value + " is beyond float32.");
    }
    return rounded;
  }

  private static long whole(double value, DType type, double least, double end) {
    if (value != Math.rint(value) || value < least || value >= end) {
      throw new BadRecordException(
          "The number "
              + value
              + " is no "
              + type
              + (Math.abs(value) >= EXACT
                  ? ", or no row can tell it exactly: send tensors of the Open Inference Protocol."
                  : "."));
    }
    return (long) value;
  }

  /** Reads element {@code index} of those that begin at byte {@code at}. */
  static double get(ByteBuffer from, int at, DType type, int index) {
    int place = at + index * type.bytes();
    return switch (type) {
      case FLOAT32 -> from.getFloat(place);
      case FLOAT64 -> from.getDouble(place);
      case INT64 -> from.getLong(place);
      case INT32 -> from.getInt(place);
      case INT16 -> from.getShort(place);
      case INT8, BOOL -> from.get(place);
      case UINT8 -> from.get(place) & 0xff;
      case BFLOAT16 -> Float.intBitsToFloat(from.getShort(place) << 16);
      case FLOAT16 -> Halves.toFloat(from.getShort(place));
    };
  }

  /**
   * Appends a number: the shortest text that gives it back.
   *
   * @param json whether NaN and infinities, for which JSON has no word, are {@code null}
   */
  static void append(
      StringBuilder text, ByteBuffer from, int at, DType type, int index, boolean json) {
    if (type == DType.INT64) {
      text.append(from.getLong(at + index * 8));
    } else if (type.isFloat()) {
      double value = get(from, at, type, index);
      if (json && !Double.isFinite(value)) {
        text.append("null");
      } else if (type == DType.FLOAT32) {
        text.append((float) value);
      } else {
        text.append(value);
      }
    } else {
      text.append((long) get(from, at, type, index));
    }
  }
}
