package org.pydl4j.nn;

/** How far the training of a network has come. Written under its locks, read by any thread. */
final class NetworkProgress {
  private volatile long iteration;
  private volatile long epoch;
  private volatile double score = Double.NaN;

  /** Mini-batches that it was trained on in its life. */
  long iteration() {
    return iteration;
  }

  /** Whole passes over the data in its life. */
  long epoch() {
    return epoch;
  }

  /** The score of the last mini-batch; NaN before the first. */
  double score() {
    return score;
  }

  /** Continues counting from here. */
  void set(long iteration, long epoch) {
    this.iteration = iteration;
    this.epoch = epoch;
  }

  /** Sets {@link #score()}, which it returns. */
  double scored(double score) {
    this.score = score;
    return score;
  }
}
