package org.pydl4j.serving.models;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pydl4j.nd.NDArray;

/**
 * One batch's hold on one version of a model: the version stays until {@link #close()}, whatever is
 * loaded or unloaded meanwhile.
 */
public final class Lease implements AutoCloseable {
  private final ServedModel served;
  private final AtomicBoolean closed = new AtomicBoolean();

  Lease(ServedModel served) {
    this.served = served;
  }

  /** What is held. */
  public ServedModel model() {
    return served;
  }

  /**
   * Computes outputs, by the names of the signature; the caller owns them. Outputs whose labels
   * were scaled are in the units of the labels.
   *
   * @param inputs by the names of the signature, in its types and shapes (float64 too where {@link
   *     ServedModel#isExact}), batches in the first axis, before normalization
   * @throws org.pydl4j.nd.errors.PyDl4jException if the model refuses them
   */
  public Map<String, NDArray> output(Map<String, NDArray> inputs) {
    return served.output(inputs);
  }

  /**
   * Computes one row of zeros, as when the model was loaded: a batch that fails is to be blamed on
   * its rows only while this does not.
   */
  public void probe() {
    WarmUp.run(served, 1);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      served.release();
    }
  }
}
