package org.pydl4j.etl.transform;

/** Arithmetic on two numbers. DataVec: {@code MathOp}. */
public enum MathOp {
  /** {@code a + b}. */
  Add,
  /** {@code a - b}. */
  Subtract,
  /** {@code a · b}. */
  Multiply,
  /** {@code a / b}; of whole numbers towards 0. */
  Divide,
  /** {@code a % b}, with the sign of {@code a}. */
  Modulus,
  /** {@code b - a}. */
  ReverseSubtract,
  /** {@code b / a}. */
  ReverseDivide,
  /** The lesser one. */
  ScalarMin,
  /** The greater one. */
  ScalarMax;

  /** In floating point. */
  public double of(double a, double b) {
    return switch (this) {
      case Add -> a + b;
      case Subtract -> a - b;
      case Multiply -> a * b;
      case Divide -> a / b;
      case Modulus -> a % b;
      case ReverseSubtract -> b - a;
      case ReverseDivide -> b / a;
      case ScalarMin -> Math.min(a, b);
      case ScalarMax -> Math.max(a, b);
    };
  }

  /**
   * In whole numbers.
   *
   * @throws ArithmeticException if the result does not fit, or the divisor is 0
   */
  public long of(long a, long b) {
    return switch (this) {
      case Add -> Math.addExact(a, b);
      case Subtract -> Math.subtractExact(a, b);
      case Multiply -> Math.multiplyExact(a, b);
      case Divide -> divide(a, b);
      case Modulus -> a % b;
      case ReverseSubtract -> Math.subtractExact(b, a);
      case ReverseDivide -> divide(b, a);
      case ScalarMin -> Math.min(a, b);
      case ScalarMax -> Math.max(a, b);
    };
  }

  private static long divide(long a, long b) {
    if (a == Long.MIN_VALUE && b == -1) {
      throw new ArithmeticException("long overflow");
    }
    return a / b;
  }
}
