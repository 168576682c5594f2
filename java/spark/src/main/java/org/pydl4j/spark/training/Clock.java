package org.pydl4j.spark.training;

import org.pydl4j.spark.transport.Traffic;

/** Where a worker's time goes; all in seconds since it began. */
final class Clock {
  private double data;
  private double steps;
  private Traffic traffic = Traffic.NONE;
  private long examples;

  void data(long nanos) {
    data += nanos / 1e9;
  }

  void step(long nanos, long done, Traffic now) {
    steps += nanos / 1e9;
    examples += done;
    traffic = now;
  }

  Clock copy() {
    Clock copy = new Clock();
    copy.data = data;
    copy.steps = steps;
    copy.traffic = traffic;
    copy.examples = examples;
    return copy;
  }

  /** Examples; seconds in computing, waiting, communication and getting batches. */
  double[] numbers() {
    double wait = traffic.waitNanos() / 1e9;
    double move = traffic.moveNanos() / 1e9;
    return new double[] {examples, Math.max(0, steps - wait - move), wait, move, data};
  }

  /** The same since an earlier moment. */
  double[] since(Clock earlier) {
    double[] now = numbers();
    double[] then = earlier.numbers();
    for (int i = 0; i < now.length; i++) {
      now[i] -= then[i];
    }
    return now;
  }
}
