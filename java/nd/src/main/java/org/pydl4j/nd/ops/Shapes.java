package org.pydl4j.nd.ops;

import java.util.Arrays;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Views;

/** Other shapes for the same elements; derivatives flow through all of them. */
public final class Shapes {
  private Shapes() {}

  /** The same elements in C order: a view of an array in C order, else new memory. */
  public static NDArray reshape(NDArray a, long... shape) {
    if (Axes.product(shape) != a.length()) {
      throw new ShapeException(
          "reshape: the shape " + Arrays.toString(a.shape()) + " holds " + a.length()
              + " elements, " + Arrays.toString(shape) + " holds " + Axes.product(shape) + ".");
    }
    return Views.reshape(a, a.order() == 'c', shape);
  }

  /** A view with axis {@code order[i]} in place i. */
  public static NDArray permute(NDArray a, int... order) {
    boolean[] seen = new boolean[a.rank()];
    long[] axes = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      int axis = Axes.normalize(order[i], a.rank());
      if (order.length != a.rank() || seen[axis]) {
        throw new ShapeException(
            "permute: each axis of " + Arrays.toString(a.shape()) + " must be named once. Got "
                + Arrays.toString(order) + ".");
      }
      seen[axis] = true;
      axes[i] = axis;
    }
    return Views.permute(a, axes);
  }

  /** A view with the two axes of a matrix exchanged. */
  public static NDArray transpose(NDArray a) {
    Check.rank("transpose", a, 2);
    return permute(a, 1, 0);
  }
}
