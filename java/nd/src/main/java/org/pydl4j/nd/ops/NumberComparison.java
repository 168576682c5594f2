package org.pydl4j.nd.ops;

import java.math.BigInteger;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.internal.BinaryOp;
import org.pydl4j.nd.internal.NumberRange;
import org.pydl4j.nd.internal.PlainNumber;

/**
 * An array against a number, by value: where the engine would wrap the number into the array's
 * integer type, or both into {@code float32}, the answer is found from the number's place among the
 * type's values.
 */
final class NumberComparison {
  private NumberComparison() {}

  static NDArray of(BinaryOp op, String what, NDArray a, Number b) {
    Number value = PlainNumber.of(what, b);
    DType type = a.dtype();
    OperandChecks.fits(a, DType.BOOL, a.shape());
    if (type.isFloat()) {
      return op.of(a, value instanceof BigInteger ? (Number) value.doubleValue() : value);
    }
    double near = value.doubleValue();
    if (Double.isNaN(near)) {
      return everywhere(a, op == BinaryOp.NE);
    }
    int side = value instanceof Long whole ? side(type, whole) : side(type, near);
    if (side != 0) {
      boolean less = op == BinaryOp.LT || op == BinaryOp.LE;
      boolean more = op == BinaryOp.GT || op == BinaryOp.GE;
      return everywhere(a, op == BinaryOp.NE || (side > 0 ? less : more));
    }
    return value instanceof Long ? op.of(a, value) : fraction(op, a, near);
  }

  /** A fraction among whole numbers stands for the whole number below or above it. */
  private static NDArray fraction(BinaryOp op, NDArray a, double value) {
    boolean equality = op == BinaryOp.EQ || op == BinaryOp.NE;
    if (equality && value != Math.rint(value)) {
      return everywhere(a, op == BinaryOp.NE);
    }
    boolean up = op == BinaryOp.LT || op == BinaryOp.GE;
    return op.of(a, (long) (up ? Math.ceil(value) : Math.floor(value)));
  }

  /** Above 0 when the number is greater than all values of the type, below 0 when smaller. */
  private static int side(DType type, long value) {
    return value > NumberRange.most(type) ? 1 : value < NumberRange.least(type) ? -1 : 0;
  }

  private static int side(DType type, double value) {
    // 2^63 is the first double above all of int64: the greatest value itself is none.
    boolean above = type == DType.INT64 ? value >= 0x1p63 : value > NumberRange.most(type);
    return above ? 1 : value < NumberRange.least(type) ? -1 : 0;
  }

  private static NDArray everywhere(NDArray a, boolean answer) {
    NDArray result = Nd.full(answer ? 1 : 0, DType.BOOL, a.shape());
    if (result.device().equals(a.device())) {
      return result;
    }
    try (NDArray here = result) {
      return Casts.toDevice(here, a.device());
    }
  }
}
