package org.pydl4j.nd;

import java.util.Arrays;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ShapeException;

/** Arithmetic on shapes, strides and axes; nothing here touches native memory. */
public final class Axes {
  private Axes() {}

  /** An axis counted from 0; negative axes count from the end. */
  public static int normalize(int axis, int rank) {
    int positive = axis < 0 ? axis + rank : axis;
    if (positive < 0 || positive >= rank) {
      String where =
          rank == 0
              ? "a scalar, which has no axes."
              : "an array of " + rank + " axes (" + -rank + " to " + (rank - 1) + ").";
      throw new IndexException("Axis " + axis + " does not exist in " + where);
    }
    return positive;
  }

  /** Number of elements of a shape; refuses negative sizes and counts above 63 bits. */
  public static long product(long... shape) {
    long count = 1;
    boolean empty = false;
    for (long size : shape) {
      if (size < 0) {
        throw new ShapeException("A size must be 0 or more. Got " + Arrays.toString(shape) + ".");
      }
      try {
        // Sizes beside a 0 count too: strides are made of them.
        count = Math.multiplyExact(count, Math.max(size, 1));
        empty |= size == 0;
      } catch (ArithmeticException e) {
        throw new ShapeException(
            "The shape "
                + Arrays.toString(shape)
                + " has more elements than a 64-bit number holds.",
            e);
      }
    }
    return empty ? 0 : count;
  }

  /** Bytes of a dense array; refuses what 63 bits cannot count. */
  public static long bytes(DType type, long... shape) {
    try {
      return Math.multiplyExact(product(shape), (long) type.bytes());
    } catch (ArithmeticException e) {
      throw new ShapeException(
          "The shape " + Arrays.toString(shape) + " has more bytes than a 64-bit number holds.", e);
    }
  }

  /** C-order strides in elements. */
  public static long[] denseStrides(long... shape) {
    long[] strides = new long[shape.length];
    long step = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= Math.max(shape[i], 1);
    }
    return strides;
  }

  /** Whether the strides walk the elements densely with the first index fastest. */
  public static boolean isColumnMajor(long[] shape, long[] strides) {
    long step = 1;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] != 1 && strides[i] != step) {
        return false;
      }
      step *= Math.max(shape[i], 1);
    }
    return true;
  }

  /**
   * The shape that two shapes broadcast to, by numpy's rule.
   *
   * @throws ShapeException printing both shapes
   */
  public static long[] broadcast(String what, long[] a, long[] b) {
    long[] result = new long[Math.max(a.length, b.length)];
    for (int i = 1; i <= result.length; i++) {
      long x = i <= a.length ? a[a.length - i] : 1;
      long y = i <= b.length ? b[b.length - i] : 1;
      if (x != y && x != 1 && y != 1) {
        throw new ShapeException(
            what
                + ": the shapes "
                + Arrays.toString(a)
                + " and "
                + Arrays.toString(b)
                + " do not broadcast: "
                + x
                + " against "
                + y
                + " on axis -"
                + i
                + ".");
      }
      result[result.length - i] = x == 1 ? y : x;
    }
    return result;
  }
}
