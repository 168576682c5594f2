package org.pydl4j.etl.transform;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Arithmetic on many numbers at a time: each operation is a loop of its own, which the compiler
 * takes to the processor's vectors, and no call for each number.
 */
final class Loops {
  /** How many numbers at a time: rows of that many stay in the cache. */
  static final int TILE = 1024;

  private Loops() {}

  /** Changes the first numbers of an array, {@link #TILE} at most. */
  @FunctionalInterface
  interface Change {
    void of(double[] values, int count);
  }

  /** Puts what comes of pairs of numbers into the first array. */
  @FunctionalInterface
  interface Pairs {
    void of(double[] values, double[] others, int count);
  }

  /** Puts what comes of pairs of whole numbers into the first array. */
  @FunctionalInterface
  interface WholePairs {
    /**
     * Changes the first numbers.
     *
     * @throws ArithmeticException if one does not fit, or is divided by 0
     */
    void of(long[] values, long[] others, int count);
  }

  /** Any function. */
  static Change each(DoubleUnaryOperator function) {
    return (values, count) -> {
      for (int i = 0; i < count; i++) {
        values[i] = function.applyAsDouble(values[i]);
      }
    };
  }

  /** Any function of two. */
  static Pairs both(DoubleBinaryOperator function) {
    return (values, others, count) -> {
      for (int i = 0; i < count; i++) {
        values[i] = function.applyAsDouble(values[i], others[i]);
      }
    };
  }

  /** An operation with the same number on the right. */
  static Change with(MathOp op, double right) {
    Pairs pairs = pairs(op);
    double[] same = new double[TILE];
    Arrays.fill(same, right);
    return (values, count) -> pairs.of(values, same, count);
  }

  /** An operation of two columns. */
  static Pairs pairs(MathOp op) {
    return switch (op) {
      case Add ->
          (values, others, count) -> {
            for (int i = 0; i < count; i++) {
              values[i] += others[i];
            }
          };
      case Subtract ->
          (values, others, count) -> {
            for (int i = 0; i < count; i++) {
              values[i] -= others[i];
            }
          };
      case Multiply ->
          (values, others, count) -> {
            for (int i = 0; i < count; i++) {
              values[i] *= others[i];
            }
          };
      case Divide ->
          (values, others, count) -> {
            for (int i = 0; i < count; i++) {
              values[i] /= others[i];
            }
          };
      default -> both(op::of);
    };
  }

  /** An operation of two columns of whole numbers. */
  static WholePairs wholePairs(MathOp op) {
    return switch (op) {
      case Add ->
          (values, others, count) -> {
            for (int i = 0; i < count; i++) {
              values[i] = Math.addExact(values[i], others[i]);
            }
          };
      case Subtract ->
          (values, others, count) -> {
            for (int i = 0; i < count; i++) {
              values[i] = Math.subtractExact(values[i], others[i]);
            }
          };
      case Multiply ->
          (values, others, count) -> {
            for (int i = 0; i < count; i++) {
              values[i] = Math.multiplyExact(values[i], others[i]);
            }
          };
      default ->
          (values, others, count) -> {
            for (int i = 0; i < count; i++) {
              values[i] = op.of(values[i], others[i]);
            }
          };
    };
  }
}
