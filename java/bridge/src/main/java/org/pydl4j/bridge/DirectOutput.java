package org.pydl4j.bridge;

import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nn.MultiLayerNetwork;

/**
 * A network's output for a batch in this process's memory, written into memory of Python's. Neither
 * is registered: both are Python's, and nothing here looks at them when the call has ended.
 */
final class DirectOutput {
  private final HeldObjects registry;
  private final ArrayExchange exchange;

  DirectOutput(HeldObjects registry, ArrayExchange exchange) {
    this.registry = registry;
    this.exchange = exchange;
  }

  /** Dense float32 numbers of Python's. */
  record Batch(long owner, long address, boolean readOnly, long[] shape) {}

  /**
   * Computes and writes.
   *
   * @return null when all is done; empty when it needs the general way; else an error. When it is
   *     not null, the end of the batch's use is told as for arrays that were handed over.
   */
  @SuppressWarnings("CatchingUnchecked") // whatever happens must reach Python as text
  String compute(long network, Batch batch, long result, long length) {
    Use use = new Use(batch.owner);
    String reply;
    try {
      reply = written(network, batch, use, result, length) ? null : "";
    } catch (Throwable e) {
      reply = FailureJson.describe(e);
    }
    if (use.endsWithTheCall(reply == null)) {
      return null;
    }
    return reply == null ? "[null]" : reply; // a layer of a user's has kept the batch
  }

  private boolean written(long network, Batch batch, Use use, long result, long length) {
    MultiLayerNetwork net = (MultiLayerNetwork) registry.get(network);
    try (NDArray features = use.open(batch);
        NDArray output = net.output(features)) {
      if (output.dtype() != DType.FLOAT32 || output.length() != length) {
        return false;
      }
      try (NDArray target = dense(result, false, output.shape(), null)) {
        target.assign(output);
      }
      return true;
    }
  }

  private static NDArray dense(long address, boolean readOnly, long[] shape, Runnable onFree) {
    return Nd.fromAddress(
        address, DType.FLOAT32, shape, Axes.denseStrides(shape), readOnly, onFree);
  }

  /** Whether anything here still looks at the batch. */
  private final class Use implements Runnable {
    private final long owner;
    private boolean gone = true;
    private boolean told;

    Use(long owner) {
      this.owner = owner;
    }

    NDArray open(Batch batch) {
      NDArray array = dense(batch.address, batch.readOnly, batch.shape, this);
      synchronized (this) {
        gone = false;
      }
      return array;
    }

    @Override
    public synchronized void run() {
      gone = true;
      if (told) {
        exchange.noteFreed(owner);
      }
    }

    /** From now on Python waits to be told, unless it is {@code done} and nothing is left. */
    synchronized boolean endsWithTheCall(boolean done) {
      if (gone && done) {
        return true;
      }
      told = true;
      if (gone) {
        exchange.noteFreed(owner);
      }
      return false;
    }
  }
}
