package org.pydl4j.nd.ops;

import java.util.Arrays;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.BinaryOp;
import org.pydl4j.nd.internal.Bounds;
import org.pydl4j.nd.internal.NumberRange;
import org.pydl4j.nd.internal.PlainNumber;
import org.pydl4j.nd.internal.UnaryOp;
import org.pydl4j.nd.internal.WholeDivision;

/**
 * Sums, products and their kin. Shapes broadcast by numpy's rule; types widen within bool, integer,
 * float (int64 + float32 is float32, as in PyTorch; numpy would say float64). A Java whole number
 * keeps integer arrays integer and must lie in their type. Without {@code InPlace} the result is
 * new memory; with it, the first array is written to, keeps its shape and type, and is returned.
 */
public final class Arithmetic {
  private Arithmetic() {}

  /** {@code a + b}; of bools: or. */
  public static NDArray add(NDArray a, NDArray b) {
    return binary(BinaryOp.ADD, "add", a, b);
  }

  /** {@code a + b}. */
  public static NDArray add(NDArray a, Number b) {
    return withNumber(BinaryOp.ADD, "add", a, b);
  }

  /** {@code a += b}. */
  public static NDArray addInPlace(NDArray a, NDArray b) {
    return into(BinaryOp.ADD, "addInPlace", a, b);
  }

  /** {@code a += b}. */
  public static NDArray addInPlace(NDArray a, Number b) {
    return into(BinaryOp.ADD, "addInPlace", a, b);
  }

  /** {@code a - b}. */
  public static NDArray sub(NDArray a, NDArray b) {
    notBools("sub", a, b);
    return binary(BinaryOp.SUB, "sub", a, b);
  }

  /** {@code a - b}. */
  public static NDArray sub(NDArray a, Number b) {
    OperandChecks.notBool("sub", a);
    return withNumber(BinaryOp.SUB, "sub", a, b);
  }

  /** {@code a - b}. */
  public static NDArray sub(Number a, NDArray b) {
    OperandChecks.notBool("sub", b);
    return BinaryOp.SUB.of(NumberRange.operand("sub", b.dtype(), a), b);
  }

  /** {@code a -= b}. */
  public static NDArray subInPlace(NDArray a, NDArray b) {
    notBools("subInPlace", a, b);
    return into(BinaryOp.SUB, "subInPlace", a, b);
  }

  /** {@code a -= b}. */
  public static NDArray subInPlace(NDArray a, Number b) {
    OperandChecks.notBool("subInPlace", a);
    return into(BinaryOp.SUB, "subInPlace", a, b);
  }

  /** {@code a * b}; of bools: and. */
  public static NDArray mul(NDArray a, NDArray b) {
    return binary(BinaryOp.MUL, "mul", a, b);
  }

  /** {@code a * b}. */
  public static NDArray mul(NDArray a, Number b) {
    return withNumber(BinaryOp.MUL, "mul", a, b);
  }

  /** {@code a *= b}. */
  public static NDArray mulInPlace(NDArray a, NDArray b) {
    return into(BinaryOp.MUL, "mulInPlace", a, b);
  }

  /** {@code a *= b}. */
  public static NDArray mulInPlace(NDArray a, Number b) {
    return into(BinaryOp.MUL, "mulInPlace", a, b);
  }

  /** {@code a / b}; of integers float32. */
  public static NDArray div(NDArray a, NDArray b) {
    return binary(BinaryOp.DIV, "div", a, b);
  }

  /** {@code a / b}; of integers float32. */
  public static NDArray div(NDArray a, Number b) {
    return BinaryOp.DIV.of(a, byValue("div", b));
  }

  /** {@code a / b}; of integers float32. */
  public static NDArray div(Number a, NDArray b) {
    return BinaryOp.DIV.of(byValue("div", a), b);
  }

  /** {@code a /= b}; {@code a} must be floating. */
  public static NDArray divInPlace(NDArray a, NDArray b) {
    OperandChecks.floating("divInPlace", a);
    return into(BinaryOp.DIV, "divInPlace", a, b);
  }

  /** {@code a /= b}; {@code a} must be floating. */
  public static NDArray divInPlace(NDArray a, Number b) {
    OperandChecks.floating("divInPlace", a);
    return into(BinaryOp.DIV, "divInPlace", a, b);
  }

  /** {@code a} to the power {@code b}; whole numbers to negative powers are refused. */
  public static NDArray pow(NDArray a, NDArray b) {
    notBools("pow", a, b);
    if (a.dtype().isInteger() && b.dtype().isInteger()) {
      requireNoNegativePower(Bounds.range(b)[0]);
    }
    return binary(BinaryOp.POW, "pow", a, b);
  }

  /** {@code a} to the power {@code b}; whole numbers to negative powers are refused. */
  public static NDArray pow(NDArray a, Number b) {
    OperandChecks.notBool("pow", a);
    return BinaryOp.POW.of(a, power("pow", a, b));
  }

  /** {@code a} to the power {@code b}; whole numbers to negative powers are refused. */
  public static NDArray pow(Number a, NDArray b) {
    OperandChecks.notBool("pow", b);
    Number base = NumberRange.operand("pow", b.dtype(), a);
    if (base instanceof Long && b.dtype().isInteger()) {
      requireNoNegativePower(Bounds.range(b)[0]);
    }
    return BinaryOp.POW.of(base, b);
  }

  /** {@code a} becomes its power; whole numbers to negative powers are refused. */
  public static NDArray powInPlace(NDArray a, Number b) {
    OperandChecks.notBool("powInPlace", a);
    return into(BinaryOp.POW, "powInPlace", a, power("powInPlace", a, b));
  }

  /** The quotient rounded down, as Python's {@code //}; integers by 0 are refused. */
  public static NDArray floorDivide(NDArray a, NDArray b) {
    return whole(BinaryOp.FLOOR_DIVIDE, "floorDivide", a, b);
  }

  /** The quotient rounded down. */
  public static NDArray floorDivide(NDArray a, Number b) {
    return whole(BinaryOp.FLOOR_DIVIDE, "floorDivide", a, b);
  }

  /** The rest with the sign of {@code b}, as Python's {@code %}; integers by 0 are refused. */
  public static NDArray mod(NDArray a, NDArray b) {
    return whole(BinaryOp.MOD, "mod", a, b);
  }

  /** The rest with the sign of {@code b}. */
  public static NDArray mod(NDArray a, Number b) {
    return whole(BinaryOp.MOD, "mod", a, b);
  }

  /** The rest with the sign of {@code a}, as Java's {@code %}; integers by 0 are refused. */
  public static NDArray fmod(NDArray a, NDArray b) {
    return whole(BinaryOp.FMOD, "fmod", a, b);
  }

  /** The rest with the sign of {@code a}. */
  public static NDArray fmod(NDArray a, Number b) {
    return whole(BinaryOp.FMOD, "fmod", a, b);
  }

  /** The smaller of each pair; NaN when one is NaN. */
  public static NDArray min(NDArray a, NDArray b) {
    return binary(BinaryOp.MIN, "min", a, b);
  }

  /** The smaller of each element and a number. */
  public static NDArray min(NDArray a, Number b) {
    return withNumber(BinaryOp.MIN, "min", a, b);
  }

  /** The larger of each pair; NaN when one is NaN. */
  public static NDArray max(NDArray a, NDArray b) {
    return binary(BinaryOp.MAX, "max", a, b);
  }

  /** The larger of each element and a number. */
  public static NDArray max(NDArray a, Number b) {
    return withNumber(BinaryOp.MAX, "max", a, b);
  }

  /** {@code -a}. */
  public static NDArray neg(NDArray a) {
    OperandChecks.notBool("neg", a);
    return UnaryOp.NEG.of(a);
  }

  /** {@code a} becomes {@code -a}. */
  public static NDArray negInPlace(NDArray a) {
    OperandChecks.notBool("negInPlace", a);
    OperandChecks.writable("negInPlace", a);
    return UnaryOp.NEG.into(a);
  }

  static NDArray binary(BinaryOp op, String what, NDArray a, NDArray b) {
    long[] shape = OperandChecks.broadcast(what, a, b);
    OperandChecks.fits(a, a.dtype().bytes() > b.dtype().bytes() ? a.dtype() : b.dtype(), shape);
    return op.of(a, b);
  }

  static NDArray into(BinaryOp op, String what, NDArray a, NDArray b) {
    OperandChecks.writable(what, a);
    if (!Arrays.equals(OperandChecks.broadcast(what, a, b), a.shape())) {
      throw new ShapeException(
          what
              + ": the shape "
              + Arrays.toString(b.shape())
              + " does not broadcast to "
              + Arrays.toString(a.shape())
              + ", which is written to.");
    }
    requireHolds(what, a.dtype(), b.dtype());
    return op.into(a, b);
  }

  private static NDArray into(BinaryOp op, String what, NDArray a, Number b) {
    OperandChecks.writable(what, a);
    Number number = NumberRange.operand(what, a.dtype(), b);
    requireHolds(what, a.dtype(), number instanceof Double ? DType.FLOAT32 : DType.INT64);
    return op.into(a, number);
  }

  private static NDArray withNumber(BinaryOp op, String what, NDArray a, Number b) {
    return op.of(a, NumberRange.operand(what, a.dtype(), b));
  }

  /** For results that are floating: the number need not lie in an integer array's type. */
  private static double byValue(String what, Number value) {
    return PlainNumber.of(what, value).doubleValue();
  }

  private static Number power(String what, NDArray a, Number b) {
    Number plain = PlainNumber.of(what, b);
    if (a.dtype().isInteger() && !(plain instanceof Double)) {
      requireNoNegativePower((long) Math.signum(plain.doubleValue()));
    }
    return NumberRange.operand(what, a.dtype(), plain);
  }

  private static void requireNoNegativePower(long power) {
    if (power < 0) {
      throw new DataException(
          "pow: whole numbers to negative powers are fractions. Convert to a floating type"
              + " first.");
    }
  }

  private static void requireHolds(String what, DType target, DType source) {
    boolean lossy = source.isFloat() && !target.isFloat();
    boolean number = target == DType.BOOL && source != DType.BOOL;
    if (lossy || number) {
      throw new DTypeException(
          what
              + ": the result is "
              + source
              + ", which an array of "
              + target
              + " cannot hold. Use the form that makes a new array.");
    }
  }

  private static NDArray whole(BinaryOp op, String what, NDArray a, NDArray b) {
    notBools(what, a, b);
    if (a.dtype().isFloat() || b.dtype().isFloat()) {
      return binary(op, what, a, b);
    }
    // Three passes of whole numbers at most: mask, safe divisor, quotient.
    OperandChecks.fits(a, DType.INT64, OperandChecks.broadcast(what, a, b));
    return WholeDivision.of(op, what, a, b);
  }

  private static NDArray whole(BinaryOp op, String what, NDArray a, Number b) {
    OperandChecks.notBool(what, a);
    Number number = NumberRange.operand(what, a.dtype(), b);
    return a.dtype().isFloat() || number instanceof Double
        ? op.of(a, number)
        : WholeDivision.of(op, what, a, number.longValue());
  }

  private static void notBools(String what, NDArray a, NDArray b) {
    OperandChecks.notBool(what, a);
    OperandChecks.notBool(what, b);
  }
}
