package org.pydl4j.nd.internal;

import java.math.BigInteger;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.DTypeException;

/** Which numbers the element types hold. */
public final class NumberRange {
  private NumberRange() {}

  /**
   * A number beside an array: a whole number must lie in an integer array's type, as in numpy; the
   * engine would wrap it.
   */
  public static Number operand(String what, DType type, Number value) {
    Number plain = PlainNumber.of(what, value);
    if (type.isFloat()) {
      return plain instanceof BigInteger ? (Number) plain.doubleValue() : plain;
    }
    if (plain instanceof Double) {
      return plain;
    }
    DType holder = type == DType.BOOL ? DType.INT64 : type;
    if (plain instanceof BigInteger || !within(holder, plain.longValue())) {
      throw outside(what, holder, plain);
    }
    return plain;
  }

  /**
   * A number that becomes an element. A fraction is cut off towards 0; what the type cannot hold is
   * refused, NaN among integers too.
   */
  public static Number element(String what, DType type, Number value) {
    Number plain = operand(what, type, value);
    if (!(plain instanceof Double) || type == DType.BOOL) {
      return plain;
    }
    double number = plain.doubleValue();
    if (type.isFloat()) {
      if (Double.isFinite(number) && Math.abs(number) > greatest(type)) {
        throw outside(what, type, plain);
      }
      return plain;
    }
    double cut = number < 0 ? Math.ceil(number) : Math.floor(number);
    boolean above = type == DType.INT64 ? cut >= 0x1p63 : cut > most(type);
    if (Double.isNaN(cut) || above || cut < least(type)) {
      throw outside(what, type, plain);
    }
    return (long) cut;
  }

  /** The smallest value of an integer type or of bool. */
  public static long least(DType type) {
    boolean unsigned = type == DType.UINT8 || type == DType.BOOL;
    return unsigned ? 0 : -1L << (8 * type.bytes() - 1);
  }

  /** The greatest value of an integer type or of bool. */
  public static long most(DType type) {
    return type == DType.BOOL ? 1 : type == DType.UINT8 ? 255 : ~least(type);
  }

  private static boolean within(DType type, long value) {
    return value >= least(type) && value <= most(type);
  }

  /** The greatest finite value of a floating type, up to half of its last digit. */
  private static double greatest(DType type) {
    return switch (type) {
      case FLOAT16 -> 65519.996;
      case BFLOAT16 -> 3.3961775e38;
      case FLOAT32 -> 3.4028235677973362e38;
      default -> Double.MAX_VALUE;
    };
  }

  private static DTypeException outside(String what, DType type, Number value) {
    String range = type.isFloat() ? "" : " (" + least(type) + " to " + most(type) + ")";
    return new DTypeException(
        what
            + ": the number "
            + value
            + " lies outside "
            + type
            + range
            + ". Convert the array to a wider type first.");
  }
}
