package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Sorting;

/**
 * Which steps of series [time, n, …] are real. For layers that know no masks the real steps of each
 * series are moved together to its front, where they stand without gaps, and what was made of them
 * back to their places: a step that is left out then changes no state.
 */
final class StepMask {
  private final NDArray real; // bool [time, n]
  private boolean ordered; // whether the order was looked for
  private @Nullable NDArray order;

  private StepMask(NDArray real) {
    this.real = real;
  }

  /**
   * The mask of some series; null when there is none.
   *
   * @param mask [n, time] or [n]
   * @param x [time, n, …]
   */
  static @Nullable StepMask of(@Nullable NDArray mask, NDArray x) {
    if (mask == null || x.length() == 0) {
      return null;
    }
    NDArray wide = mask.rank() == 1 ? Shapes.reshape(mask, mask.length(), 1) : mask;
    NDArray all = Shapes.broadcastTo(wide, x.size(1), x.size(0));
    return new StepMask(Comparison.ne(Casts.contiguous(Shapes.transpose(all)), 0));
  }

  /**
   * The places of the steps of {@link #compact} series, int64 [time, n]; null where all stand in
   * front already. Found when it is asked for first: many readers of a mask do without.
   */
  private @Nullable NDArray order() {
    if (!ordered) {
      ordered = true;
      if (!inFront()) {
        NDArray left = Casts.castTo(Comparison.not(real), DType.INT64);
        order = Sorting.argSort(left, 0); // stable
      }
    }
    return order;
  }

  /** Whether no real step stands behind one that is left out. */
  private boolean inFront() {
    long time = real.size(0);
    if (time == 1) {
      return true;
    }
    NDArray before = Indexing.slice(real, 0, 0, time - 1);
    NDArray behind = Indexing.slice(real, 0, 1, time);
    NDArray grows = Comparison.and(behind, Comparison.not(before));
    return Reduction.any(grows).getLong() == 0;
  }

  /** Which series go on at a step, bool [n, 1]. */
  NDArray real(long t) {
    NDArray row = Indexing.select(real, 0, t);
    return Shapes.reshape(row, row.length(), 1);
  }

  /** The series [time, n, size] with their real steps in front. */
  NDArray compact(NDArray x) {
    NDArray found = order();
    return found == null ? Casts.contiguous(x) : rows(x, found);
  }

  /** What was made of {@link #compact} series at the places of their steps, 0 at the others. */
  NDArray spread(NDArray made) {
    NDArray found = order();
    NDArray placed = found == null ? made : rows(made, Sorting.argSort(found, 0));
    return Comparison.where(
        Shapes.reshape(real, real.size(0), real.size(1), 1), placed, Nd.zeros(made.dtype(), 1));
  }

  /**
   * What was made, with the value of the last real step before them at steps that are left out.
   *
   * @param made [time, n, size]
   * @param none [n, size], before the first real step
   */
  NDArray repeated(NDArray made, NDArray none) {
    List<NDArray> steps = new ArrayList<>();
    NDArray last = none;
    for (long t = 0; t < made.size(0); t++) {
      last = Comparison.where(real(t), Indexing.select(made, 0, t), last);
      steps.add(last);
    }
    return Shapes.stack(0, steps);
  }

  /** 1 at the steps of {@link #compact} series that are left out, [time, n, 1], in float32. */
  NDArray padding() {
    long time = real.size(0);
    NDArray places = Shapes.reshape(Nd.arange(time), time, 1);
    NDArray behind = Comparison.ge(places, Shapes.reshape(lengths(), 1, real.size(1)));
    return Shapes.reshape(Casts.castTo(behind, DType.FLOAT32), time, real.size(1), 1);
  }

  /**
   * What was made of the last real step of each series, [n, size].
   *
   * @param made [time, n, size], each step at its place
   * @param none [n, size], for series without a real step
   */
  NDArray last(NDArray made, NDArray none) {
    long n = real.size(1);
    NDArray steps = Shapes.reshape(Nd.arange(real.size(0)), real.size(0), 1);
    NDArray last = Reduction.max(Arithmetic.mul(steps(), steps), 0);
    NDArray rows = Arithmetic.add(Arithmetic.mul(last, n), Nd.arange(n));
    NDArray found = Indexing.take(flat(made), rows, 0);
    NDArray some = Comparison.gt(Shapes.reshape(lengths(), n, 1), 0);
    return Comparison.where(some, found, none);
  }

  /** 1 at the real steps, 0 at the others, int64 [time, n]. */
  NDArray steps() {
    return Casts.castTo(real, DType.INT64);
  }

  private NDArray lengths() {
    return Reduction.sum(steps(), 0);
  }

  private static NDArray rows(NDArray x, NDArray order) {
    long n = x.size(1);
    NDArray places = Arithmetic.add(Arithmetic.mul(order, n), Nd.arange(n));
    NDArray taken = Indexing.take(flat(x), Shapes.reshape(places, places.length()), 0);
    return Shapes.reshape(taken, x.size(0), n, x.size(2));
  }

  private static NDArray flat(NDArray x) {
    return Shapes.reshape(x, x.size(0) * x.size(1), x.size(2));
  }
}
