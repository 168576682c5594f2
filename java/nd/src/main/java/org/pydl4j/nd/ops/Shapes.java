package org.pydl4j.nd.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Arrange;
import org.pydl4j.nd.internal.Pick;

/** Other shapes of the same elements: views where the strides allow it, else new memory. */
public final class Shapes {
  private Shapes() {}

  /**
   * The elements in C order under another shape; a view when the strides allow it.
   *
   * @param shape one size may be -1: it follows from the others
   */
  public static NDArray reshape(NDArray a, long... shape) {
    return Arrange.reshape(a, resolve(a, shape));
  }

  /** {@link #reshape(NDArray, long...)} of one axis. */
  public static NDArray reshape(NDArray a, long size) {
    return reshape(a, new long[] {size});
  }

  /** {@link #reshape(NDArray, long...)} of a matrix. */
  public static NDArray reshape(NDArray a, long rows, long columns) {
    return reshape(a, new long[] {rows, columns});
  }

  /** One axis; a view when the strides allow it. */
  public static NDArray flatten(NDArray a) {
    return Arrange.reshape(a, a.length());
  }

  /** All axes from {@code axis} on become one; a view when the strides allow it. */
  public static NDArray flatten(NDArray a, int axis) {
    int from = Axes.normalize(axis, a.rank());
    long[] shape = a.shape();
    long[] flat = Arrays.copyOf(shape, from + 1);
    flat[from] = Axes.product(Arrays.copyOfRange(shape, from, shape.length));
    return Arrange.reshape(a, flat);
  }

  /** The axes in reverse order, as a view. */
  public static NDArray transpose(NDArray a) {
    long[] order = new long[a.rank()];
    for (int i = 0; i < order.length; i++) {
      order[i] = order.length - 1L - i;
    }
    return Arrange.permute(a, order);
  }

  /** Two axes change places, as a view. */
  public static NDArray transpose(NDArray a, int first, int second) {
    long[] order = identity(a.rank());
    int i = Axes.normalize(first, order.length);
    int j = Axes.normalize(second, order.length);
    order[i] = j;
    order[j] = i;
    return Arrange.permute(a, order);
  }

  /** Axis {@code order[i]} becomes axis i, as a view. */
  public static NDArray permute(NDArray a, int... order) {
    long[] normal = new long[order.length];
    boolean[] seen = new boolean[a.rank()];
    for (int i = 0; i < order.length; i++) {
      int axis = Axes.normalize(order[i], a.rank());
      normal[i] = axis;
      seen[axis] = true;
    }
    for (boolean used : seen) {
      if (!used || order.length != seen.length) {
        throw new IndexException(
            "permute: the order "
                + Arrays.toString(order)
                + " must name each of the "
                + a.rank()
                + " axes once.");
      }
    }
    return Arrange.permute(a, normal);
  }

  /** {@link #permute(NDArray, int...)} of three axes. */
  public static NDArray permute(NDArray a, int first, int second, int third) {
    return permute(a, new int[] {first, second, third});
  }

  /** {@link #permute(NDArray, int...)} of four axes. */
  public static NDArray permute(NDArray a, int first, int second, int third, int fourth) {
    return permute(a, new int[] {first, second, third, fourth});
  }

  /** One axis moves to another place, as a view. */
  public static NDArray moveAxis(NDArray a, int from, int to) {
    List<Long> order = new ArrayList<>();
    for (long axis : identity(a.rank())) {
      order.add(axis);
    }
    Long moved = order.remove(Axes.normalize(from, a.rank()));
    order.add(Axes.normalize(to, a.rank()), moved);
    return Arrange.permute(a, order.stream().mapToLong(Long::longValue).toArray());
  }

  /** Without all axes of size 1, as a view. */
  public static NDArray squeeze(NDArray a) {
    long[] kept = Arrays.stream(a.shape()).filter(size -> size != 1).toArray();
    return Arrange.reshape(a, kept);
  }

  /** Without one axis of size 1, as a view. */
  public static NDArray squeeze(NDArray a, int axis) {
    int positive = Axes.normalize(axis, a.rank());
    if (a.size(positive) != 1) {
      throw new ShapeException(
          "squeeze: axis " + axis + " of " + Arrays.toString(a.shape()) + " has not the size 1.");
    }
    return Arrange.squeeze(a, positive);
  }

  /** With a new axis of size 1 at place {@code axis}, as a view. */
  public static NDArray expandDims(NDArray a, int axis) {
    return Arrange.expandDims(a, Axes.normalize(axis, a.rank() + 1));
  }

  /** Repeated along axes of size 1 without a copy: a view with stride 0, which refuses writes. */
  public static NDArray broadcastTo(NDArray a, long... shape) {
    if (!Arrays.equals(Axes.broadcast("broadcastTo", a.shape(), shape), shape)) {
      throw new ShapeException(
          "broadcastTo: the shape "
              + Arrays.toString(a.shape())
              + " does not broadcast to "
              + Arrays.toString(shape)
              + ".");
    }
    Axes.product(shape);
    return Arrange.broadcast(a, shape);
  }

  /** {@link #broadcastTo(NDArray, long...)} of one axis. */
  public static NDArray broadcastTo(NDArray a, long size) {
    return broadcastTo(a, new long[] {size});
  }

  /** {@link #broadcastTo(NDArray, long...)} of a matrix. */
  public static NDArray broadcastTo(NDArray a, long rows, long columns) {
    return broadcastTo(a, new long[] {rows, columns});
  }

  /** Joined along an axis that exists; the other axes have one size, the type is the widest. */
  public static NDArray concat(int axis, NDArray... arrays) {
    requireSome("concat", arrays);
    int along = Axes.normalize(axis, arrays[0].rank());
    long total = 0;
    for (NDArray array : arrays) {
      requireAlike("concat", along, arrays[0], array);
      total = Math.addExact(total, array.size(along));
    }
    long[] shape = arrays[0].shape();
    shape[along] = total;
    OperandChecks.fits(arrays[0], widest(arrays), shape);
    return Arrange.concat(List.of(arrays), along);
  }

  /** {@link #concat(int, NDArray...)} of two. */
  public static NDArray concat(int axis, NDArray one, NDArray other) {
    return concat(axis, new NDArray[] {one, other});
  }

  /** {@link #concat(int, NDArray...)} of a list. */
  public static NDArray concat(int axis, List<NDArray> arrays) {
    return concat(axis, arrays.toArray(NDArray[]::new));
  }

  /** Joined along a new axis; all have one shape. */
  public static NDArray stack(int axis, NDArray... arrays) {
    requireSome("stack", arrays);
    int along = Axes.normalize(axis, arrays[0].rank() + 1);
    for (NDArray array : arrays) {
      OperandChecks.sameShape("stack", arrays[0], array);
      OperandChecks.sameDevice("stack", arrays[0], array);
    }
    long[] shape = Arrays.copyOf(arrays[0].shape(), arrays[0].rank() + 1);
    shape[arrays[0].rank()] = arrays.length;
    OperandChecks.fits(arrays[0], widest(arrays), shape);
    return Arrange.stack(List.of(arrays), along);
  }

  /** {@link #stack(int, NDArray...)} of two. */
  public static NDArray stack(int axis, NDArray one, NDArray other) {
    return stack(axis, new NDArray[] {one, other});
  }

  /** {@link #stack(int, NDArray...)} of a list. */
  public static NDArray stack(int axis, List<NDArray> arrays) {
    return stack(axis, arrays.toArray(NDArray[]::new));
  }

  /** Views of {@code pieces} equal parts of an axis. */
  public static List<NDArray> split(NDArray a, int pieces, int axis) {
    int along = Axes.normalize(axis, a.rank());
    if (pieces < 1 || a.size(along) % pieces != 0) {
      throw new ShapeException(
          "split: axis "
              + axis
              + " of "
              + Arrays.toString(a.shape())
              + " does not divide into "
              + pieces
              + " equal pieces.");
    }
    long[] sizes = new long[pieces];
    Arrays.fill(sizes, a.size(along) / pieces);
    return split(a, sizes, along);
  }

  /**
   * {@link #split(NDArray, int, int)} for computations with derivatives, which come back joined in
   * one operation. Such parts must not be written to.
   */
  public static List<NDArray> chunk(NDArray a, int pieces, int axis) {
    int along = Axes.normalize(axis, a.rank());
    if (pieces < 1 || a.size(along) == 0 || a.size(along) % pieces != 0) {
      return split(a, pieces, along);
    }
    return Arrange.chunk(a, pieces, along);
  }

  /**
   * Views of all places of an axis, without it: the reverse of {@link #stack}. Their derivatives
   * come back joined in one operation. They must not be written to.
   */
  public static List<NDArray> unstack(NDArray a, int axis) {
    return Arrange.unstack(a, Axes.normalize(axis, a.rank()));
  }

  /** Views of parts of an axis of the given sizes, which add up to the axis. */
  public static List<NDArray> split(NDArray a, long[] sizes, int axis) {
    int along = Axes.normalize(axis, a.rank());
    long left = a.size(along);
    for (long size : sizes) {
      left = size < 0 ? -1 : left - size;
      if (left < 0) {
        break;
      }
    }
    if (left != 0) {
      throw new ShapeException(
          "split: the sizes "
              + Arrays.toString(sizes)
              + " do not add up to axis "
              + axis
              + " of "
              + Arrays.toString(a.shape())
              + ".");
    }
    List<NDArray> parts = new ArrayList<>();
    long start = 0;
    for (long size : sizes) {
      parts.add(Pick.slice(a, along, start, start + size, 1));
      start += size;
    }
    return parts;
  }

  /** The whole array {@code times[i]} times along axis i, counted from the last as numpy does. */
  public static NDArray tile(NDArray a, long... times) {
    int rank = Math.max(a.rank(), times.length);
    long[] shape = new long[rank];
    for (int i = 1; i <= rank; i++) {
      long size = i <= a.rank() ? a.size(-i) : 1;
      long count = i <= times.length ? times[times.length - i] : 1;
      OperandChecks.size("tile: how often", count, 0);
      shape[rank - i] = Axes.product(size, count);
    }
    OperandChecks.fits(a, a.dtype(), shape);
    return Arrange.tile(a, times);
  }

  /** {@link #tile(NDArray, long...)} along one axis. */
  public static NDArray tile(NDArray a, long times) {
    return tile(a, new long[] {times});
  }

  /** {@link #tile(NDArray, long...)} along two axes. */
  public static NDArray tile(NDArray a, long down, long across) {
    return tile(a, new long[] {down, across});
  }

  /** Each place of an axis {@code times} times, neighbours together. */
  public static NDArray repeat(NDArray a, long times, int axis) {
    int along = Axes.normalize(axis, a.rank());
    OperandChecks.size("repeat: how often", times, 0);
    long[] shape = a.shape();
    shape[along] = Axes.product(shape[along], times);
    OperandChecks.fits(a, a.dtype(), shape);
    return Arrange.repeat(a, times, along);
  }

  /** The given axes backwards, in new memory. */
  public static NDArray flip(NDArray a, int... axes) {
    if (axes.length == 0) {
      return Arrange.flip(a, LongStream.range(0, a.rank()).toArray());
    }
    long[] normal = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      normal[i] = Axes.normalize(axes[i], a.rank());
      for (int j = 0; j < i; j++) {
        if (normal[j] == normal[i]) {
          throw new IndexException("flip: axis " + axes[i] + " is named twice.");
        }
      }
    }
    return Arrange.flip(a, normal);
  }

  /** {@link #flip(NDArray, int...)} along one axis. */
  public static NDArray flip(NDArray a, int axis) {
    return flip(a, new int[] {axis});
  }

  /** The places of an axis moved on by {@code by}, the last ones to the front, in new memory. */
  public static NDArray roll(NDArray a, long by, int axis) {
    int along = Axes.normalize(axis, a.rank());
    return Arrange.roll(a, by % Math.max(a.size(along), 1), along);
  }

  private static long[] resolve(NDArray a, long... shape) {
    int open = -1;
    long known = 1;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] == -1 && open < 0) {
        open = i;
      } else {
        known = Axes.product(known, shape[i]);
      }
    }
    long[] result = shape.clone();
    if (open >= 0 && known > 0 && a.length() % known == 0) {
      result[open] = a.length() / known;
      known *= result[open];
    }
    if (known != a.length() || open >= 0 && result[open] == -1) {
      throw new ShapeException(
          "reshape: the "
              + a.length()
              + " elements of shape "
              + Arrays.toString(a.shape())
              + " do not fill the shape "
              + Arrays.toString(shape)
              + ".");
    }
    return result;
  }

  private static long[] identity(int rank) {
    long[] order = new long[rank];
    for (int i = 0; i < rank; i++) {
      order[i] = i;
    }
    return order;
  }

  private static void requireSome(String what, NDArray... arrays) {
    if (arrays.length == 0) {
      throw new ShapeException(what + " needs at least one array. Got none.");
    }
  }

  private static void requireAlike(String what, int along, NDArray a, NDArray b) {
    long[] x = a.shape();
    long[] y = b.shape();
    if (x.length == y.length) {
      y[along] = x[along];
    }
    if (!Arrays.equals(x, y)) {
      throw OperandChecks.shapes(what + " needs one shape but for axis " + along, a, b);
    }
    OperandChecks.sameDevice(what, a, b);
  }

  private static DType widest(NDArray... arrays) {
    DType widest = arrays[0].dtype();
    for (NDArray array : arrays) {
      widest = array.dtype().bytes() > widest.bytes() ? array.dtype() : widest;
    }
    return widest;
  }
}
