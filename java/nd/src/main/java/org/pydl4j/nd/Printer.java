package org.pydl4j.nd;

import java.util.Arrays;
import java.util.function.IntFunction;

/** Prints arrays the way numpy does, without its alignment. */
final class Printer {
  private static final long MOST = 1000;

  private Printer() {}

  static String print(NDArray a) {
    String head =
        "NDArray(" + Arrays.toString(a.shape()) + ", " + a.dtype() + ", " + a.device() + ")";
    if (a.length() > MOST) {
      return head;
    }
    StringBuilder text = new StringBuilder(head).append(' ');
    write(text, numbers(a), a.shape(), 0, 0);
    return text.toString();
  }

  private static IntFunction<String> numbers(NDArray a) {
    if (a.dtype().isFloat()) {
      double[] values = a.toDoubleArray();
      return i -> Double.toString(values[i]);
    }
    long[] values = a.toLongArray();
    return i -> Long.toString(values[i]);
  }

  private static int write(
      StringBuilder text, IntFunction<String> numbers, long[] shape, int axis, int at) {
    if (axis == shape.length) {
      text.append(numbers.apply(at));
      return at + 1;
    }
    text.append('[');
    int next = at;
    for (long i = 0; i < shape[axis]; i++) {
      text.append(i == 0 ? "" : ", ");
      next = write(text, numbers, shape, axis + 1, next);
    }
    text.append(']');
    return next;
  }
}
