package org.pydl4j.serving.kafka;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How outputs and the progress of the inputs are made durable together. All methods are called by
 * the thread of the loop.
 */
interface Delivery extends AutoCloseable {
  /** What must happen before the first record; may take seconds. */
  void begin();

  /**
   * Hands an output or a dead letter to the producer; may wait for a commit.
   *
   * @param refused hears on another thread why it was not taken; or null
   */
  void send(
      ProducerRecord<byte[], byte[]> record,
      java.util.function.@Nullable Consumer<Exception> refused);

  /** Whether a send would be taken at once; otherwise it waits for a commit under way. */
  default boolean isReady() {
    return true;
  }

  /** Notes that all records of a partition before {@code next} are answered. */
  void done(TopicPartition partition, long next);

  /**
   * Begins a commit if it is time to, and takes note of those that are done.
   *
   * @param resting whether no record waits: then a commit may come early
   * @throws UndeliveredException if outputs were lost: go back to {@link Positions}
   */
  void tick(long nowNs, boolean resting);

  /**
   * Commits now and waits for it.
   *
   * @throws UndeliveredException likewise
   */
  void commit();

  /** Gives up what is not committed. */
  void abandon();

  /** When to tick next, in the time of {@link System#nanoTime}; or the greatest long. */
  long due(boolean resting);

  /** Outputs that are under way. */
  int backlog();

  /** Lets threads go; commits nothing. */
  @Override
  default void close() {}

  /** Outputs of a commit interval did not reach the broker; another try may help. */
  final class UndeliveredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndeliveredException(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
