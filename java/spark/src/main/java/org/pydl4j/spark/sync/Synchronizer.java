package org.pydl4j.spark.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.data.Batch;

/**
 * The synchronisation of one running training, on one worker. All workers call the same methods in
 * the same order. It owns its vectors until {@link #close()}.
 */
public interface Synchronizer extends AutoCloseable {
  /**
   * One step of all workers.
   *
   * @param batch the worker's next one, or null when it has no more in this pass while others have
   * @return the score of the batch before the step; 0 without one
   */
  double step(@Nullable Batch batch);

  /**
   * Ends a pass: afterwards {@link org.pydl4j.nn.Trainable#params} holds the common model until
   * {@link #resume}, the same bits on all workers.
   */
  void meet();

  /** Goes on after {@link #meet()}: replicas that differ take their own parameters up again. */
  void resume();

  /**
   * What this worker needs to go on later besides its replica, live; empty when there is nothing.
   */
  default List<NDArray> state() {
    return List.of();
  }

  /** Numbers that belong to {@link #state()}. */
  default double[] counters() {
    return new double[0];
  }

  /** Takes up what {@link #counters()} gave; {@link #state()} has been filled by the caller. */
  default void restore(double[] counters) {}

  /** Frees the vectors; a second call does nothing. */
  @Override
  void close();
}
