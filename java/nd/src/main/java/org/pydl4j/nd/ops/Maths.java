package org.pydl4j.nd.ops;

import java.math.BigInteger;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.internal.BinaryOp;
import org.pydl4j.nd.internal.NumberRange;
import org.pydl4j.nd.internal.OptimizerSteps;
import org.pydl4j.nd.internal.PlainNumber;
import org.pydl4j.nd.internal.UnaryOp;

/**
 * Functions of single elements. Results are new memory of the same shape; integers become float32
 * where the function's values are not whole. With {@code InPlace} the array is written to, keeps
 * its type and is returned.
 */
public final class Maths {
  private Maths() {}

  /** {@code |a|}. */
  public static NDArray abs(NDArray a) {
    return ofNumber(UnaryOp.ABS, "abs", a);
  }

  /** {@code |a|}, written over {@code a}. */
  public static NDArray absInPlace(NDArray a) {
    return into(UnaryOp.ABS, "absInPlace", a, false);
  }

  /** -1, 0 or 1. */
  public static NDArray sign(NDArray a) {
    return ofNumber(UnaryOp.SIGN, "sign", a);
  }

  /** {@code a * a}. */
  public static NDArray square(NDArray a) {
    return ofNumber(UnaryOp.SQUARE, "square", a);
  }

  /** {@code a * a}, written over {@code a}. */
  public static NDArray squareInPlace(NDArray a) {
    return into(UnaryOp.SQUARE, "squareInPlace", a, false);
  }

  /** The next whole number below. */
  public static NDArray floor(NDArray a) {
    return ofNumber(UnaryOp.FLOOR, "floor", a);
  }

  /** The next whole number below, written over {@code a}. */
  public static NDArray floorInPlace(NDArray a) {
    return into(UnaryOp.FLOOR, "floorInPlace", a, false);
  }

  /** The next whole number above. */
  public static NDArray ceil(NDArray a) {
    return ofNumber(UnaryOp.CEIL, "ceil", a);
  }

  /** The next whole number above, written over {@code a}. */
  public static NDArray ceilInPlace(NDArray a) {
    return into(UnaryOp.CEIL, "ceilInPlace", a, false);
  }

  /** The nearest whole number, halves to the even one as numpy does. */
  public static NDArray round(NDArray a) {
    return ofNumber(UnaryOp.ROUND, "round", a);
  }

  /** The nearest whole number, halves to the even one as numpy does, written over {@code a}. */
  public static NDArray roundInPlace(NDArray a) {
    return into(UnaryOp.ROUND, "roundInPlace", a, false);
  }

  /** The whole part. */
  public static NDArray trunc(NDArray a) {
    return ofNumber(UnaryOp.TRUNC, "trunc", a);
  }

  /** {@code e^a}. */
  public static NDArray exp(NDArray a) {
    return of(UnaryOp.EXP, "exp", a);
  }

  /** {@code e^a}, written over {@code a}. */
  public static NDArray expInPlace(NDArray a) {
    return into(UnaryOp.EXP, "expInPlace", a, true);
  }

  /** {@code e^a - 1}, exact near 0. */
  public static NDArray expm1(NDArray a) {
    return of(UnaryOp.EXPM1, "expm1", a);
  }

  /** The natural logarithm. */
  public static NDArray log(NDArray a) {
    return of(UnaryOp.LOG, "log", a);
  }

  /** The natural logarithm, written over {@code a}. */
  public static NDArray logInPlace(NDArray a) {
    return into(UnaryOp.LOG, "logInPlace", a, true);
  }

  /** {@code log(1 + a)}, exact near 0. */
  public static NDArray log1p(NDArray a) {
    return of(UnaryOp.LOG1P, "log1p", a);
  }

  /** The logarithm to base 2. */
  public static NDArray log2(NDArray a) {
    return of(UnaryOp.LOG2, "log2", a);
  }

  /** The logarithm to base 10. */
  public static NDArray log10(NDArray a) {
    return of(UnaryOp.LOG10, "log10", a);
  }

  /** The square root. */
  public static NDArray sqrt(NDArray a) {
    return of(UnaryOp.SQRT, "sqrt", a);
  }

  /** The square root, written over {@code a}. */
  public static NDArray sqrtInPlace(NDArray a) {
    return into(UnaryOp.SQRT, "sqrtInPlace", a, true);
  }

  /** {@code 1 / sqrt(a)}. */
  public static NDArray rsqrt(NDArray a) {
    return of(UnaryOp.RSQRT, "rsqrt", a);
  }

  /** {@code 1 / a}. */
  public static NDArray reciprocal(NDArray a) {
    return of(UnaryOp.RECIPROCAL, "reciprocal", a);
  }

  /** {@code 1 / a}, written over {@code a}. */
  public static NDArray reciprocalInPlace(NDArray a) {
    return into(UnaryOp.RECIPROCAL, "reciprocalInPlace", a, true);
  }

  /** Sine of radians. */
  public static NDArray sin(NDArray a) {
    return of(UnaryOp.SIN, "sin", a);
  }

  /** Sine of radians, written over {@code a}. */
  public static NDArray sinInPlace(NDArray a) {
    return into(UnaryOp.SIN, "sinInPlace", a, true);
  }

  /** Cosine of radians. */
  public static NDArray cos(NDArray a) {
    return of(UnaryOp.COS, "cos", a);
  }

  /** Cosine of radians, written over {@code a}. */
  public static NDArray cosInPlace(NDArray a) {
    return into(UnaryOp.COS, "cosInPlace", a, true);
  }

  /** Tangent of radians. */
  public static NDArray tan(NDArray a) {
    return of(UnaryOp.TAN, "tan", a);
  }

  /** Arc sine. */
  public static NDArray asin(NDArray a) {
    return of(UnaryOp.ASIN, "asin", a);
  }

  /** Arc cosine. */
  public static NDArray acos(NDArray a) {
    return of(UnaryOp.ACOS, "acos", a);
  }

  /** Arc tangent. */
  public static NDArray atan(NDArray a) {
    return of(UnaryOp.ATAN, "atan", a);
  }

  /** Hyperbolic sine. */
  public static NDArray sinh(NDArray a) {
    return of(UnaryOp.SINH, "sinh", a);
  }

  /** Hyperbolic cosine. */
  public static NDArray cosh(NDArray a) {
    return of(UnaryOp.COSH, "cosh", a);
  }

  /** Hyperbolic tangent. */
  public static NDArray tanh(NDArray a) {
    return of(UnaryOp.TANH, "tanh", a);
  }

  /** Hyperbolic tangent, written over {@code a}. */
  public static NDArray tanhInPlace(NDArray a) {
    return into(UnaryOp.TANH, "tanhInPlace", a, true);
  }

  /** Inverse hyperbolic sine. */
  public static NDArray asinh(NDArray a) {
    return of(UnaryOp.ASINH, "asinh", a);
  }

  /** Inverse hyperbolic cosine. */
  public static NDArray acosh(NDArray a) {
    return of(UnaryOp.ACOSH, "acosh", a);
  }

  /** Inverse hyperbolic tangent. */
  public static NDArray atanh(NDArray a) {
    return of(UnaryOp.ATANH, "atanh", a);
  }

  /** The error function. */
  public static NDArray erf(NDArray a) {
    return of(UnaryOp.ERF, "erf", a);
  }

  /** {@code 1 - erf(a)}. */
  public static NDArray erfc(NDArray a) {
    return of(UnaryOp.ERFC, "erfc", a);
  }

  /** The inverse of the error function. */
  public static NDArray erfinv(NDArray a) {
    return of(UnaryOp.ERFINV, "erfinv", a);
  }

  /** The logarithm of the gamma function. */
  public static NDArray lgamma(NDArray a) {
    return of(UnaryOp.LGAMMA, "lgamma", a);
  }

  /** The derivative of lgamma. */
  public static NDArray digamma(NDArray a) {
    return of(UnaryOp.DIGAMMA, "digamma", a);
  }

  /** The angle of the point ({@code x}, {@code y}) in radians, with broadcasting. */
  public static NDArray atan2(NDArray y, NDArray x) {
    OperandChecks.floating("atan2", y);
    OperandChecks.sameType("atan2", y, x);
    return Arithmetic.binary(BinaryOp.ATAN2, "atan2", y, x);
  }

  /** {@code sqrt(a^2 + b^2)} without overflow, with broadcasting. */
  public static NDArray hypot(NDArray a, NDArray b) {
    OperandChecks.floating("hypot", a);
    OperandChecks.sameType("hypot", a, b);
    return Arithmetic.binary(BinaryOp.HYPOT, "hypot", a, b);
  }

  /**
   * Each element brought between {@code low} and {@code high}; NaN stays NaN. Limits outside an
   * integer array's type are its smallest and greatest value.
   */
  public static NDArray clip(NDArray a, Number low, Number high) {
    checkLimits("clip", a, low, high);
    try (NDArray above = BinaryOp.MAX.of(a, limit(a.dtype(), low))) {
      return BinaryOp.MIN.of(above, limit(a.dtype(), high));
    }
  }

  /** {@link #clip} over a floating {@code a} itself. */
  public static NDArray clipInPlace(NDArray a, double low, double high) {
    OperandChecks.floating("clipInPlace", a);
    checkLimits("clipInPlace", a, low, high);
    OperandChecks.writable("clipInPlace", a);
    return OptimizerSteps.clip(a, low, high);
  }

  private static Number limit(DType type, Number value) {
    Number plain = PlainNumber.of("clip", value);
    if (type.isInteger() && !(plain instanceof Double)) {
      BigInteger whole = new BigInteger(plain.toString());
      BigInteger least = BigInteger.valueOf(NumberRange.least(type));
      BigInteger most = BigInteger.valueOf(NumberRange.most(type));
      return whole.max(least).min(most).longValue();
    }
    return plain instanceof BigInteger ? (Number) plain.doubleValue() : plain;
  }

  private static void checkLimits(String what, NDArray a, Number low, Number high) {
    OperandChecks.notBool(what, a);
    if (!(low.doubleValue() <= high.doubleValue())) {
      throw new ConfigurationException(
          what
              + ": the lower limit must not be above the upper. Got "
              + low
              + " and "
              + high
              + ".");
    }
  }

  private static NDArray of(UnaryOp op, String what, NDArray a) {
    OperandChecks.notBool(what, a);
    if (!a.dtype().isFloat()) {
      OperandChecks.fits(a, DType.FLOAT32, a.shape());
    }
    return op.of(a);
  }

  private static NDArray ofNumber(UnaryOp op, String what, NDArray a) {
    OperandChecks.notBool(what, a);
    return op.of(a);
  }

  private static NDArray into(UnaryOp op, String what, NDArray a, boolean fractions) {
    OperandChecks.notBool(what, a);
    if (fractions) {
      OperandChecks.floating(what, a);
    }
    OperandChecks.writable(what, a);
    return op.into(a);
  }
}
