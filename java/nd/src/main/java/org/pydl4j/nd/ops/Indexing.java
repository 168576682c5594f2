package org.pydl4j.nd.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Slice;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Bounds;
import org.pydl4j.nd.internal.Choose;
import org.pydl4j.nd.internal.Gradients;
import org.pydl4j.nd.internal.Inspect;
import org.pydl4j.nd.internal.NumberRange;
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
    // A longer step than the axis picks one place, and would overflow as a stride.
    long within = Math.min(step, Math.max(size, 1));
    return Pick.slice(a, positive, from, Math.max(from, clamp(end, size)), within);
  }

  /** {@link #slice(NDArray, int, long, long, long)} with step 1. */
  public static NDArray slice(NDArray a, int axis, long start, long end) {
    return slice(a, axis, start, end, 1);
  }

  /** A view of one place of an axis, which goes away; a negative index counts from the end. */
  public static NDArray select(NDArray a, int axis, long index) {
    int positive = Axes.normalize(axis, a.rank());
    return Pick.select(a, positive, OperandChecks.index("select", index, a.size(positive)));
  }

  /**
   * A view by one {@link Slice} for each leading axis, as Python's {@code a[1, :, 2:8:2, None]};
   * axes without a slice stay whole.
   */
  public static NDArray get(NDArray a, Slice... slices) {
    long wanted = Arrays.stream(slices).filter(s -> s.kind() != Slice.Kind.NEW_AXIS).count();
    if (wanted > a.rank()) {
      throw new IndexException(
          "get: " + wanted + " slices for an array of shape " + Arrays.toString(a.shape()) + ".");
    }
    NDArray view = Gradients.through(a);
    int axis = 0;
    for (Slice slice : slices) {
      try (NDArray previous = view) {
        view =
            switch (slice.kind()) {
              case AT -> select(previous, axis, slice.start());
              case RANGE -> slice(previous, axis, slice.start(), slice.end(), slice.step());
              case NEW_AXIS -> Shapes.expandDims(previous, axis);
            };
      }
      axis += slice.kind() == Slice.Kind.AT ? 0 : 1;
    }
    return view;
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
    OperandChecks.rank(what + ": the indices", indices, 1);
    OperandChecks.type(what + ": the indices", indices, DType.INT64);
    checkRows(what, source, indices.length(), scale, out);
    OperandChecks.sameDevice(what, source, indices);
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
          what
              + ": "
              + count
              + " indices from "
              + from
              + " on do not lie inside the "
              + indices.length
              + " given.");
    }
    checkRows(what, source, count, scale, out);
    for (int i = from; i < from + count; i++) {
      if (indices[i] < 0 || indices[i] >= source.size(0)) {
        throw outside(what, indices[i], source);
      }
    }
    return Pick.rows(source, indices, from, count, scale, out);
  }

  /**
   * The elements under a mask, in C order, as one axis of new memory.
   *
   * @param mask bool, of the shape of {@code a} or broadcast to it
   */
  public static NDArray masked(NDArray a, NDArray mask) {
    checkMask("masked", a, mask);
    return Choose.masked(a, mask);
  }

  /** Writes a number under a mask that broadcasts to {@code a}; returns {@code a}. */
  public static NDArray fillMasked(NDArray a, NDArray mask, Number value) {
    checkMask("fillMasked", a, mask);
    OperandChecks.writable("fillMasked", a);
    return Choose.fill(a, mask, NumberRange.element("fillMasked", a.dtype(), value));
  }

  /**
   * Writes one element; an empty index names that of an array of length 1. A fraction is cut off
   * for an integer array; numbers that the type does not hold are refused. Returns {@code a}.
   */
  public static NDArray set(NDArray a, Number value, long... index) {
    OperandChecks.writable("set", a);
    Inspect.set(a, NumberRange.element("set", a.dtype(), value), index);
    return a;
  }

  /** The indices of the elements that are not 0, int64 {@code [count, rank]}. */
  public static NDArray nonZero(NDArray a) {
    OperandChecks.fits(a, DType.INT64, a.length(), Math.max(a.rank(), 1));
    return Choose.nonZero(a);
  }

  /**
   * The places of one axis that the indices name, in their order, in new memory.
   *
   * @param indices int64 {@code [n]}; negative ones count from the end
   */
  public static NDArray take(NDArray a, NDArray indices, int axis) {
    int along = Axes.normalize(axis, a.rank());
    OperandChecks.rank("take: the indices", indices, 1);
    long[] shape = a.shape();
    shape[along] = indices.length();
    OperandChecks.fits(a, a.dtype(), shape);
    try (NDArray positive = positive("take", a, indices, along)) {
      return Choose.take(a, positive, along);
    }
  }

  /**
   * Along one axis an own index for each element, as numpy's {@code take_along_axis}.
   *
   * @param indices int64, of the rank of {@code a}; the other axes have the sizes of {@code a} or 1
   */
  public static NDArray takeAlong(NDArray a, NDArray indices, int axis) {
    int along = Axes.normalize(axis, a.rank());
    OperandChecks.rank("takeAlong: the indices", indices, a.rank());
    long[] others = a.shape();
    long[] result = indices.shape();
    others[along] = 1;
    long wanted = result[along];
    result[along] = 1;
    result = Axes.broadcast("takeAlong", others, result);
    result[along] = wanted;
    OperandChecks.fits(a, a.dtype(), result);
    try (NDArray positive = positive("takeAlong", a, indices, along)) {
      return Choose.takeAlong(a, positive, along);
    }
  }

  /**
   * Elements by one index array for each leading axis, as numpy's {@code a[i, j]}, in new memory.
   *
   * @param indices int64, broadcast against each other; negative ones count from the end
   */
  public static NDArray at(NDArray a, NDArray... indices) {
    long[] shape = indexed("at", a, indices);
    OperandChecks.fits(a, a.dtype(), shape);
    List<NDArray> positive = positives("at", a, indices);
    try {
      return Choose.at(a, positive);
    } finally {
      positive.forEach(NDArray::close);
    }
  }

  /**
   * Writes {@code values}, broadcast and of the type of {@code a}, to the elements that {@link #at}
   * would read; of places named twice one value stays. Returns {@code a}.
   */
  public static NDArray put(NDArray a, NDArray values, NDArray... indices) {
    long[] shape = indexed("put", a, indices);
    OperandChecks.sameType("put", a, values);
    OperandChecks.sameDevice("put", a, values);
    OperandChecks.writable("put", a);
    if (!Arrays.equals(Axes.broadcast("put", values.shape(), shape), shape)) {
      throw new ShapeException(
          "put: the values of shape "
              + Arrays.toString(values.shape())
              + " do not broadcast to the places of shape "
              + Arrays.toString(shape)
              + ".");
    }
    List<NDArray> positive = positives("put", a, indices);
    try {
      return Choose.put(a, values, positive);
    } finally {
      positive.forEach(NDArray::close);
    }
  }

  /**
   * Adds {@code values[..., j, ...]} to {@code a[..., indices[..., j, ...], ...]}; places named
   * twice get both. Returns {@code a}.
   *
   * @param indices int64, of the shape of {@code values}; off the axis no size is above that of a
   */
  public static NDArray scatterAdd(NDArray a, NDArray indices, NDArray values, int axis) {
    int along = Axes.normalize(axis, a.rank());
    OperandChecks.sameShape("scatterAdd: indices and values", indices, values);
    OperandChecks.rank("scatterAdd: the indices", indices, a.rank());
    OperandChecks.sameType("scatterAdd", a, values);
    OperandChecks.sameDevice("scatterAdd", a, values);
    OperandChecks.writable("scatterAdd", a);
    for (int i = 0; i < a.rank(); i++) {
      if (i != along && indices.size(i) > a.size(i)) {
        throw OperandChecks.shapes("scatterAdd: the indices are larger off the axis", a, indices);
      }
    }
    try (NDArray positive = positive("scatterAdd", a, indices, along)) {
      return Choose.scatterAdd(a, positive, values, along);
    }
  }

  private static void checkMask(String what, NDArray a, NDArray mask) {
    OperandChecks.type(what + ": the mask", mask, DType.BOOL);
    OperandChecks.sameDevice(what, a, mask);
    if (!Arrays.equals(Axes.broadcast(what, a.shape(), mask.shape()), a.shape())) {
      throw OperandChecks.shapes(what + ": the mask must broadcast to the array", a, mask);
    }
  }

  /** The shape of what index arrays pick. */
  private static long[] indexed(String what, NDArray a, NDArray... indices) {
    if (indices.length == 0 || indices.length > a.rank()) {
      throw new IndexException(
          what
              + ": "
              + indices.length
              + " index arrays for "
              + a.rank()
              + " axes; give 1 to "
              + a.rank()
              + ".");
    }
    long[] places = {};
    for (NDArray index : indices) {
      places = Axes.broadcast(what, places, index.shape());
    }
    long[] shape = Arrays.copyOf(places, places.length + a.rank() - indices.length);
    for (int i = indices.length; i < a.rank(); i++) {
      shape[places.length + i - indices.length] = a.size(i);
    }
    return shape;
  }

  private static List<NDArray> positives(String what, NDArray a, NDArray... indices) {
    List<NDArray> positive = new ArrayList<>();
    try {
      for (int i = 0; i < indices.length; i++) {
        positive.add(positive(what, a, indices[i], i));
      }
      return positive;
    } catch (RuntimeException e) {
      positive.forEach(NDArray::close);
      throw e;
    }
  }

  /** Indices of 0 and more, or an exception: the engine does not check them everywhere. */
  private static NDArray positive(String what, NDArray a, NDArray indices, int axis) {
    OperandChecks.type(what + ": the indices", indices, DType.INT64);
    OperandChecks.sameDevice(what, a, indices);
    long size = a.size(axis);
    long[] range = Bounds.range(indices);
    if (range[0] < -size || range[1] >= size) {
      throw new IndexException(
          what
              + ": index "
              + (range[0] < -size ? range[0] : range[1])
              + " lies outside axis "
              + axis
              + " of "
              + Arrays.toString(a.shape())
              + ".");
    }
    return range[0] >= 0 ? indices.alias() : Arithmetic.mod(indices, size);
  }

  private static void checkRows(String what, NDArray source, long n, double scale, NDArray out) {
    OperandChecks.minRank(what + ": the source", source, 1);
    long[] shape = source.shape();
    shape[0] = n;
    OperandChecks.shape(what + ": the output", out, shape);
    OperandChecks.sameDevice(what, source, out);
    OperandChecks.writable(what, out);
    if (out.dtype() != source.dtype() && !out.dtype().isFloat()) {
      OperandChecks.type(what + ": the output", out, source.dtype());
    }
    if (scale != 1) {
      OperandChecks.floating(what + " with a scale: the output", out);
    }
  }

  private static IndexException outside(String what, long index, NDArray source) {
    return new IndexException(
        what
            + ": index "
            + index
            + " lies outside the "
            + source.size(0)
            + " rows of shape "
            + Arrays.toString(source.shape())
            + ".");
  }

  private static long clamp(long index, long size) {
    long positive = index < 0 ? index + size : index;
    return Math.min(Math.max(positive, 0), size);
  }
}
