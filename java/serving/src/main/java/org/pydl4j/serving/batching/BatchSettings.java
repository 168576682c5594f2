package org.pydl4j.serving.batching;

import java.time.Duration;

/**
 * How requests are put together.
 *
 * @param maxBatch the most rows of a batch; a request with more of them is a batch of its own
 * @param maxDelay how long a batch that is not full waits for more; zero: as soon as a thread is
 *     free, with all that came meanwhile
 * @param queueLimit the most requests of one model that wait
 * @param timeout how long a request may wait if it does not say
 * @param threads how many batches are computed at once
 */
public record BatchSettings(
    int maxBatch, Duration maxDelay, int queueLimit, Duration timeout, int threads) {
  /** 64 rows, no delay, 512 requests, 30 s, one thread. */
  public static final BatchSettings DEFAULT =
      new BatchSettings(64, Duration.ZERO, 512, Duration.ofSeconds(30), 1);

  /** The same with another size and delay. */
  BatchSettings with(int rows, Duration delay) {
    return new BatchSettings(rows, delay, queueLimit, timeout, threads);
  }
}
