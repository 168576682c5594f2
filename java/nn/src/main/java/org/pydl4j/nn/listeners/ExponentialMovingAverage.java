package org.pydl4j.nn.listeners;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.NeuralNetwork;

/**
 * Averages the weights of a network while it is trained: {@code average = decay · average + (1 -
 * decay) · weights} after each mini-batch, from the weights behind the first one on. The average is
 * often better than the last weights. It owns its vector until {@link #close()}. Source: Polyak and
 * Juditsky 1992.
 *
 * <pre>{@code
 * try (ExponentialMovingAverage average = new ExponentialMovingAverage(0.999)) {
 *   net.fit(train, 5, List.of(average));
 *   average.copyTo(net); // or to a copy of it
 * }
 * }</pre>
 */
public final class ExponentialMovingAverage implements TrainingListener, AutoCloseable {
  private final double decay;
  private @Nullable NDArray average;
  private boolean closed;

  /**
   * Averages nothing yet.
   *
   * @param decay how much of the average stays in each mini-batch, from 0 to below 1
   */
  public ExponentialMovingAverage(double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new ConfigurationException(
          "The 'decay' of ExponentialMovingAverage must be at least 0 and below 1. Got "
              + decay
              + " instead.");
    }
    this.decay = decay;
  }

  @Override
  public synchronized void iterationDone(TrainingProgress progress) {
    if (closed) {
      throw new ClosedException("This ExponentialMovingAverage was closed. Make a new one.");
    }
    if (!(progress.model() instanceof NeuralNetwork net)) {
      return;
    }
    try (NDArray weights = net.params()) {
      NDArray old = average;
      if (old != null && old.length() == weights.length()) {
        Updates.axpby(old, decay, 1 - decay, weights);
        return;
      }
      close(old); // another network
      average = Scope.detach(weights.dup());
    }
  }

  private static void close(@Nullable NDArray array) {
    if (array != null) {
      array.close();
    }
  }

  /**
   * Makes the average the weights of a network of equal layers.
   *
   * @throws ConfigurationException if no mini-batch was averaged yet
   * @throws org.pydl4j.nd.errors.ShapeException if its layers are others
   */
  public synchronized void copyTo(NeuralNetwork network) {
    NDArray now = average;
    if (now == null) {
      throw new ConfigurationException(
          "This ExponentialMovingAverage has seen no mini-batch. Give it to fit as a listener.");
    }
    network.setParams(now);
  }

  @Override
  public synchronized void close() {
    closed = true;
    close(average);
    average = null;
  }
}
