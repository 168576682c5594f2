package org.pydl4j.spark.training;

/**
 * What one worker has come to in the pass that is under way, with the part of it that was made
 * before a resumption.
 */
final class PassNumbers {
  /** Score times examples, examples, seconds, and {@link Clock#numbers}. */
  static final int COUNT = 8;

  private final Clock clock;
  private final Clock start;
  private final double[] numbers;
  private final long began = System.nanoTime();

  /**
   * @param clock of the worker; goes on
   * @param numbers {@link #all()} of the earlier part; zeros at the start of a pass
   */
  PassNumbers(Clock clock, double[] numbers) {
    this.clock = clock;
    this.start = clock.copy();
    this.numbers = numbers.clone();
  }

  void add(double score, long done) {
    numbers[0] += score * done; // in the order of the whole pass: to the same bits
    numbers[1] += done;
  }

  /** All of them, {@link #COUNT}. */
  double[] all() {
    double[] all = numbers.clone();
    all[2] += (System.nanoTime() - began) / 1e9;
    double[] times = clock.since(start);
    for (int i = 0; i < times.length; i++) {
      all[3 + i] += times[i];
    }
    return all;
  }
}
