package org.pydl4j.etl.normalizers;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;

/** Which axis of the arrays that a normalizer is fit to holds features. */
final class FeatureAxis implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean last;
  private boolean stands; // whether there were arrays in which it matters

  FeatureAxis(boolean last) {
    this.last = last;
  }

  boolean isLast() {
    return last;
  }

  void saw(int rank) {
    stands |= rank > 2;
  }

  /** What a normalizer remembers; null where features had no others beside them. */
  @Nullable Boolean stated() {
    return stands ? last : null;
  }

  /** The axis; of [n], one feature, there is none. */
  static int of(boolean last, int rank) {
    return last ? rank - 1 : 1;
  }

  int of(int rank) {
    return of(last, rank);
  }

  long features(NDArray batch) {
    return batch.rank() == 1 ? 1 : batch.size(of(batch.rank()));
  }

  /** How many numbers in a row, in c order, are of one feature. */
  int inner(NDArray batch) {
    long inner = 1;
    for (int i = of(batch.rank()) + 1; i < batch.rank(); i++) {
      inner *= batch.size(i);
    }
    return Math.toIntExact(Math.max(1, inner));
  }

  /** All axes but the one of features. */
  int[] others(int rank) {
    int[] axes = new int[Math.max(1, rank - 1)];
    for (int i = 1; i < axes.length; i++) {
      axes[i] = last ? i : i + 1;
    }
    return axes;
  }

  void join(FeatureAxis other) {
    if (stands && other.stands && last != other.last) {
      throw new ShapeException(
          "Statistics of features in axis 1 cannot be joined with those of features in the last"
              + " axis. Make both with the same 'featuresLast'.");
    }
    stands |= other.stands;
  }
}
