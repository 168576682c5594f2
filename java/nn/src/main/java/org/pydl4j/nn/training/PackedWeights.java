package org.pydl4j.nn.training;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nd.ops.PackedLinear;

/**
 * Dense products for inference. Owns copies of weights in the layout that the processor wants, each
 * made anew when the weights change. Any number of threads may use it.
 *
 * <p>While anybody holds a live view of the parameters, who may write without telling, products are
 * computed from the parameters themselves: comparing 3 MB of them with what was copied takes 150
 * µs, more than a copy saves below 128 rows. Otherwise the way depends on the shapes alone, so that
 * equal parameters and inputs give equal outputs; between the two ways the last bits differ.
 */
final class PackedWeights implements AutoCloseable {
  private final FlatParameters parameters;
  private final Map<NDArray, Pack> packs = new ConcurrentHashMap<>();
  private volatile boolean closed;

  PackedWeights(FlatParameters parameters) {
    this.parameters = parameters;
  }

  /** {@code input · weightsT + bias}; {@code bias} may be null. */
  NDArray linear(NDArray input, NDArray weights, @Nullable NDArray bias) {
    if (parameters.lent() || !PackedLinear.pays(input, weights)) {
      return Convolutions.linear(input, weights, bias);
    }
    return packs.computeIfAbsent(weights, w -> new Pack(w)).apply(input, bias);
  }

  /** Waits for the products that are being computed; later ones are refused. */
  @Override
  public void close() {
    closed = true;
    packs.values().forEach(Pack::end);
    packs.clear();
  }

  /** The copy of one layer's weights. */
  private final class Pack {
    private final NDArray weights;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable PackedLinear packed;
    private long changes;

    Pack(NDArray weights) {
      this.weights = weights;
    }

    NDArray apply(NDArray input, @Nullable NDArray bias) {
      lock.readLock().lock();
      try {
        if (packed != null && isCurrent()) {
          return packed.apply(input, bias);
        }
      } finally {
        lock.readLock().unlock();
      }
      lock.writeLock().lock();
      try {
        PackedLinear current = packed != null && isCurrent() ? packed : renewed();
        return current.apply(input, bias);
      } finally {
        lock.writeLock().unlock();
      }
    }

    private boolean isCurrent() {
      return changes == parameters.changes();
    }

    private PackedLinear renewed() {
      if (closed) {
        throw new ClosedException("This network was closed. Make a new one, or load it again.");
      }
      close();
      changes = parameters.changes();
      PackedLinear made = new PackedLinear(weights);
      packed = made;
      return made;
    }

    void end() {
      lock.writeLock().lock();
      try {
        close();
      } finally {
        lock.writeLock().unlock();
      }
    }

    private void close() {
      if (packed != null) {
        packed.close();
        packed = null;
      }
    }
  }
}
