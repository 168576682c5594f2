package org.pydl4j.spark.training;

import java.io.Serializable;

/**
 * Who a worker is, and what all must know of it before training.
 *
 * @param host where the others reach it
 * @param port where its ring port listens
 * @param executor Spark's name of its executor
 * @param failure why it cannot take part; empty when it can
 */
record Worker(int rank, String host, int port, String executor, String failure)
    implements Serializable {
  private static final String SEPARATOR = "\u001f";

  /** As messages name it. */
  String name() {
    return "Worker " + rank + " (executor " + executor + " on " + host + ")";
  }

  String text() {
    return String.join(SEPARATOR, rank + "", host, port + "", executor, failure);
  }

  static Worker of(String text) {
    String[] parts = text.split(SEPARATOR, 5);
    return new Worker(
        Integer.parseInt(parts[0]), parts[1], Integer.parseInt(parts[2]), parts[3], parts[4]);
  }
}
