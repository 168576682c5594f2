package org.pydl4j.nd;

import java.util.Arrays;

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
    double[] values = a.toDoubleArray();
    StringBuilder text = new StringBuilder(head).append(' ');
    write(text, values, a.shape(), 0, 0, !a.dtype().isFloat());
    return text.toString();
  }

  private static int write(
      StringBuilder text, double[] values, long[] shape, int axis, int at, boolean whole) {
    if (axis == shape.length) {
      text.append(whole ? Long.toString((long) values[at]) : Double.toString(values[at]));
      return at + 1;
    }
    text.append('[');
    int next = at;
    for (long i = 0; i < shape[axis]; i++) {
      text.append(i == 0 ? "" : ", ");
      next = write(text, values, shape, axis + 1, next, whole);
    }
    text.append(']');
    return next;
  }
}
