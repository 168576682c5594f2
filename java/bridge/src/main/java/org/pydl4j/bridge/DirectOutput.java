package org.pydl4j.bridge;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.ArrayDescriptor;
import org.pydl4j.nd.ArrayDescriptor.Place;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.internal.Guest;
import org.pydl4j.nn.NeuralNetwork;

/**
 * A network's output for a batch in memory of Python's, written into memory of Python's. Neither is
 * registered, and nothing here looks at them when the call has ended.
 */
final class DirectOutput {
  private final HeldObjects registry;
  private final ArrayExchange exchange;

  DirectOutput(HeldObjects registry, ArrayExchange exchange) {
    this.registry = registry;
    this.exchange = exchange;
  }

  /**
   * Computes as {@code !network!owner!batch!result} says, the last two as descriptors; the end of
   * the batch's use is always told. Returns null when the result is written.
   */
  @Nullable String compute(String request) {
    int second = request.indexOf('!', 1);
    int third = request.indexOf('!', second + 1);
    int fourth = request.indexOf('!', third + 1);
    ArrayDescriptor result = ArrayDescriptor.parse(request.substring(fourth + 1));
    long owner = Long.parseLong(request, second + 1, third, 10);
    String reply =
        compute(
            Long.parseLong(request, 1, second, 10),
            owner,
            ArrayDescriptor.parse(request.substring(third + 1, fourth)),
            result.place(),
            Axes.product(result.shape()));
    if (reply == null) {
      exchange.noteFreed(owner);
    }
    return reply;
  }

  /**
   * Computes and writes.
   *
   * @param owner Python's number for what keeps the batch alive
   * @param batch dense float32 numbers of Python's
   * @param result the place for {@code length} such numbers
   * @return null when all is done; empty when it needs the general way; else an error. When it is
   *     not null, the end of the batch's use is told as for arrays that were handed over.
   */
  @SuppressWarnings("CatchingUnchecked") // whatever happens must reach Python as text
  @Nullable String compute(
      long network, long owner, ArrayDescriptor batch, Place result, long length) {
    Use use = new Use(owner);
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

  private boolean written(long network, ArrayDescriptor batch, Use use, Place result, long length) {
    NeuralNetwork net = (NeuralNetwork) registry.get(network);
    try (Guest features = use.open(batch);
        NDArray output = net.outputSingle(features.array())) {
      return output.dtype() == DType.FLOAT32
          && output.length() == length
          && exchange.write(output, result);
    }
  }

  /** Whether anything here still looks at the batch. */
  private final class Use implements Runnable {
    private final long owner;
    private boolean gone = true;
    private boolean told;

    Use(long owner) {
      this.owner = owner;
    }

    Guest open(ArrayDescriptor batch) {
      synchronized (this) {
        gone = false;
      }
      try {
        return exchange.guest(batch, this);
      } catch (RuntimeException e) {
        synchronized (this) {
          gone = true;
        }
        throw e;
      }
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
