package org.pydl4j.spark.transport;

/**
 * What a worker has moved since its connections were made.
 *
 * @param bytesSent to the next worker
 * @param waitNanos time in which nothing could be done but wait for another worker
 * @param moveNanos time sending, receiving and adding up
 */
public record Traffic(long bytesSent, long waitNanos, long moveNanos) {
  /** Nothing yet. */
  public static final Traffic NONE = new Traffic(0, 0, 0);
}
