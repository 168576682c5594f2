package org.pydl4j.spark.training;

import java.util.Iterator;
import org.pydl4j.nn.data.Batch;

/**
 * The examples of one worker, as batches in native memory that it owns until {@link #close()}. Used
 * by one thread.
 */
public interface Shard extends AutoCloseable {
  /** How many examples there are for training; may be 0. */
  long rows();

  /** How many examples there are for validation; may be 0. */
  long validationRows();

  /**
   * The training batches of one pass: ceil({@link #rows()} / batch size) of them, the last one may
   * be smaller. Their order follows from the plan's seed, the rank and this number alone.
   *
   * @param epoch the pass, from 0 over the life of the model
   * @param skip so many batches are left out in front: for a resumed pass
   */
  Batches batches(long epoch, long skip);

  /** The validation batches, always in the same order. */
  Batches validation();

  /** Frees the memory; a second call does nothing. */
  @Override
  void close();

  /** Batches one after the other; what one returns is valid until the next call. */
  interface Batches extends Iterator<Batch>, AutoCloseable {
    /** Ends the pass, also before its end; a second call does nothing. */
    @Override
    void close();
  }
}
