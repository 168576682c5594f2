package org.pydl4j.nd.ops;

import java.util.Arrays;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.internal.Algebra;

/**
 * Elements in order along an axis, in new memory. NaN counts as the largest; equals keep theirs.
 */
public final class Sorting {
  private Sorting() {}

  /** The elements of an axis, ascending. */
  public static NDArray sort(NDArray a, int axis) {
    return sort(a, axis, false);
  }

  /** The elements of an axis in order. */
  public static NDArray sort(NDArray a, int axis, boolean descending) {
    NDArray[] parts = sorted(a, axis, descending);
    parts[1].close();
    return parts[0];
  }

  /** Where the elements of the sorted axis stand, int64, ascending. */
  public static NDArray argSort(NDArray a, int axis) {
    return argSort(a, axis, false);
  }

  /** Where the elements of the sorted axis stand, int64. */
  public static NDArray argSort(NDArray a, int axis, boolean descending) {
    NDArray[] parts = sorted(a, axis, descending);
    parts[0].close();
    return parts[1];
  }

  private static NDArray[] sorted(NDArray a, int axis, boolean descending) {
    OperandChecks.fits(a, DType.INT64, a.shape());
    return Algebra.sort(a, Axes.normalize(axis, a.rank()), descending);
  }

  /** The {@code k} largest of an axis in descending order. */
  public static TopK topK(NDArray a, long k, int axis) {
    return topK(a, k, axis, true);
  }

  /** The {@code k} largest (descending) or smallest (ascending) of an axis. */
  public static TopK topK(NDArray a, long k, int axis, boolean largest) {
    int along = Axes.normalize(axis, a.rank());
    OperandChecks.notBool("topK", a);
    if (k < 0 || k > a.size(along)) {
      throw new IndexException(
          "topK: k must lie from 0 to the size of axis "
              + axis
              + " of "
              + Arrays.toString(a.shape())
              + ". Got "
              + k
              + ".");
    }
    NDArray[] parts = Algebra.topK(a, k, along, largest);
    return new TopK(parts[0], parts[1]);
  }

  /** Values and where they stood (int64); closing it closes both. */
  public record TopK(NDArray values, NDArray indices) implements AutoCloseable {
    @Override
    public void close() {
      values.close();
      indices.close();
    }
  }
}
