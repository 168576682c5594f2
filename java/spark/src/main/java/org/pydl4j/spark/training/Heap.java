package org.pydl4j.spark.training;

/** What to do when Java's heap is full. */
final class Heap {
  static final String REMEDY =
      "Raise spark.executor.memory, or let fewer tasks run in an executor (spark.executor.cores)."
          + " Networks and the rows of a training do not lie there; rows on their way do, one at a"
          + " time, and what the session has persisted.";

  private Heap() {}

  /** A sentence behind an error's text; empty if the heap was not full. */
  static String remedy(Throwable e) {
    String remedy = e instanceof OutOfMemoryError ? remedy(String.valueOf(e)) : "";
    return remedy.isEmpty() ? "" : " " + remedy;
  }

  /** The same for what Spark says of a task. */
  static String remedy(String text) {
    boolean full =
        text.contains("OutOfMemoryError: Java heap space")
            || text.contains("OutOfMemoryError: GC overhead limit exceeded");
    return full ? "The executor's Java heap was full. " + REMEDY : "";
  }
}
