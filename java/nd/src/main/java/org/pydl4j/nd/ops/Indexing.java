package org.pydl4j.nd.ops;

import java.util.Arrays;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.internal.Bounds;
import org.pydl4j.nd.internal.Pick;

/** Parts of arrays: views where slices allow it, new memory where indices or masks choose. */
public final class Indexing {
  private Indexing() {}

  /**
   * A view of every {@code step}-th place of one axis from {@code start} to below {@code end}, by
   * Python's rule: negative numbers count from the end, numbers outside are brought inside.
   *
   * @param step at least 1; the engine holds no negative strides, use {@code Shapes.flip}
   */
  public static NDArray slice(NDArray a, int axis, long start, long end, long step) {
    if (step < 1) {
      throw new IndexException(
          "slice: the step must be at least 1. Got " + step + "; Shapes.flip reverses an axis.");
    }
    int positive = Axes.normalize(axis, a.rank());
    long size = a.size(positive);
    long from = clamp(start, size);
    return Pick.slice(a, positive, from, Math.max(from, clamp(end, size)), step);
  }

  /** {@link #slice(NDArray, int, long, long, long)} with step 1. */
  public static NDArray slice(NDArray a, int axis, long start, long end) {
    return slice(a, axis, start, end, 1);
  }

  /** A view of one place of an axis, which goes away; a negative index counts from the end. */
  public static NDArray select(NDArray a, int axis, long index) {
    int positive = Axes.normalize(axis, a.rank());
    return Pick.select(a, positive, Check.index("select", index, a.size(positive)));
  }

  /** {@link #gatherRows(NDArray, NDArray, double, NDArray)} without scaling. */
  public static NDArray gatherRows(NDArray source, NDArray indices, NDArray out) {
    return gatherRows(source, indices, 1, out);
  }

  /**
   * Writes {@code scale * source[indices[i]]} into {@code out[i]}, cast to the type of {@code out}.
   *
   * @param source {@code [rows, ...]}
   * @param indices int64 {@code [n]}, each from 0 to rows - 1
   * @param out {@code [n, ...]}, of another memory than {@code source}; returned
   */
  public static NDArray gatherRows(NDArray source, NDArray indices, double scale, NDArray out) {
    String what = "gatherRows";
    Check.rank(what + ": the indices", indices, 1);
    Check.type(what + ": the indices", indices, DType.INT64);
    checkRows(what, source, indices.length(), scale, out);
    Check.sameDevice(what, source, indices);
    long[] range = Bounds.range(indices);
    if (range[0] < 0 || range[1] >= source.size(0)) {
      throw outside(what, range[0] < 0 ? range[0] : range[1], source);
    }
    return Pick.rows(source, indices, scale, out);
  }

  /** The same with {@code count} Java indices from place {@code from} on. */
  public static NDArray gatherRows(
      NDArray source, long[] indices, int from, int count, double scale, NDArray out) {
    String what = "gatherRows";
    if (from < 0 || count < 0 || count > indices.length - from) {
      throw new IndexException(
          what + ": " + count + " indices from " + from + " on do not lie inside the "
              + indices.length + " given.");
    }
    checkRows(what, source, count, scale, out);
    for (int i = from; i < from + count; i++) {
      if (indices[i] < 0 || indices[i] >= source.size(0)) {
        throw outside(what, indices[i], source);
      }
    }
    return Pick.rows(source, indices, from, count, scale, out);
  }

  private static void checkRows(String what, NDArray source, long n, double scale, NDArray out) {
    Check.minRank(what + ": the source", source, 1);
    long[] shape = source.shape();
    shape[0] = n;
    Check.shape(what + ": the output", out, shape);
    Check.sameDevice(what, source, out);
    Check.writable(what, out);
    if (out.dtype() != source.dtype() && !out.dtype().isFloat()) {
      Check.type(what + ": the output", out, source.dtype());
    }
    if (scale != 1) {
      Check.floating(what + " with a scale: the output", out);
    }
  }

  private static IndexException outside(String what, long index, NDArray source) {
    return new IndexException(
        what + ": index " + index + " lies outside the " + source.size(0) + " rows of shape "
            + Arrays.toString(source.shape()) + ".");
  }

  private static long clamp(long index, long size) {
    long positive = index < 0 ? index + size : index;
    return Math.min(Math.max(positive, 0), size);
  }
}
