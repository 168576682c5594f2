package org.pydl4j.spark.transport;

import java.nio.ByteBuffer;
import org.pydl4j.nd.NDArray;

/**
 * Workers that compute together: every one of them makes the same calls in the same order. Used by
 * one thread of each.
 *
 * <p>Every call throws {@link PeerException} when a worker fails, goes silent or breaks the
 * protocol, and {@link org.pydl4j.nd.errors.InterruptedTrainingException} when this one is told to
 * stop; nothing can be called afterwards but {@link #abort} and {@link #close}.
 */
public interface Collective extends AutoCloseable {
  /** The number of this worker, from 0. */
  int rank();

  /** How many workers there are. */
  int size();

  /**
   * Replaces the vector of every worker by the sum of all, bit for bit the same everywhere.
   *
   * @param vector dense, on the CPU, of equal length and type everywhere
   * @param wire how its numbers travel
   * @param mine some numbers that travel with it; equally many everywhere
   * @return the numbers of all, by rank
   */
  double[][] allReduce(NDArray vector, Wire wire, double... mine);

  /** The numbers of all workers, by rank; equally many everywhere. */
  double[][] exchange(double... mine);

  /**
   * The bytes of all workers, by rank; of any length below 2 GiB. The buffers are valid until the
   * next call.
   */
  ByteBuffer[] allGather(ByteBuffer mine);

  /** What has been moved so far. */
  Traffic traffic();

  /** Tells the others that this worker failed, and why; does nothing when they know already. */
  void abort(String cause);

  /** Ends the connections and frees what belongs to them; a second call does nothing. */
  @Override
  void close();
}
