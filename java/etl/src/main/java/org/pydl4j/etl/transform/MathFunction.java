package org.pydl4j.etl.transform;

import java.util.function.DoubleUnaryOperator;

/** Functions of one number, angles in radians. DataVec: {@code MathFunction}. */
public enum MathFunction {
  /** Absolute value. */
  ABS(Math::abs),
  /** Arc cosine. */
  ACOS(Math::acos),
  /** Arc sine. */
  ASIN(Math::asin),
  /** Arc tangent. */
  ATAN(Math::atan),
  /** The next whole number above. */
  CEIL(Math::ceil),
  /** Cosine. */
  COS(Math::cos),
  /** Hyperbolic cosine. */
  COSH(Math::cosh),
  /** e to the power of it. */
  EXP(Math::exp),
  /** The next whole number below. */
  FLOOR(Math::floor),
  /** Natural logarithm. */
  LOG(Math::log),
  /** Logarithm to base 10. */
  LOG10(Math::log10),
  /** -1, 0 or 1. */
  SIGNUM(Math::signum),
  /** Sine. */
  SIN(Math::sin),
  /** Hyperbolic sine. */
  SINH(Math::sinh),
  /** Square root. */
  SQRT(Math::sqrt),
  /** Tangent. */
  TAN(Math::tan),
  /** Hyperbolic tangent. */
  TANH(Math::tanh);

  private final DoubleUnaryOperator function;

  MathFunction(DoubleUnaryOperator function) {
    this.function = function;
  }

  /** Its value. */
  public double of(double x) {
    return function.applyAsDouble(x);
  }
}
