package org.pydl4j.nn.earlystopping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ScoreException;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.MiniBatches;

/**
 * Trains a network until a condition ends it, and keeps the best one. It borrows network and data.
 * DL4J: {@code EarlyStoppingTrainer} and {@code EarlyStoppingGraphTrainer}.
 *
 * <pre>{@code
 * EarlyStoppingConfiguration conf =
 *     EarlyStoppingConfiguration.builder()
 *         .scoreCalculator(new DataSetLossCalculator(validation))
 *         .epochTerminationConditions(
 *             new MaxEpochsTerminationCondition(100),
 *             new ScoreImprovementEpochTerminationCondition(5))
 *         .build();
 * try (EarlyStoppingResult result = new EarlyStoppingTrainer(conf, net, train).fit();
 *     NeuralNetwork best = result.getBestModel()) {
 *   …
 * }
 * }</pre>
 */
public final class EarlyStoppingTrainer {
  private final EarlyStoppingConfiguration configuration;
  private final NeuralNetwork network;
  private final MiniBatches data;
  private final @Nullable EarlyStoppingListener listener;
  private @Nullable EarlyStoppingResult result;

  /** Prepares; nobody is told. */
  public EarlyStoppingTrainer(
      EarlyStoppingConfiguration configuration, NeuralNetwork network, MiniBatches data) {
    this(configuration, network, data, null);
  }

  /** Prepares; {@code listener} is told, null for nobody. */
  public EarlyStoppingTrainer(
      EarlyStoppingConfiguration configuration,
      NeuralNetwork network,
      MiniBatches data,
      @Nullable EarlyStoppingListener listener) {
    this.configuration = configuration;
    this.network = network;
    this.data = data;
    this.listener = listener;
  }

  /**
   * Trains until a condition ends it. The network is then as the last mini-batch left it, the best
   * one is the result's.
   *
   * @throws RuntimeException as {@code fit} of the network does; {@link #result()} has what was
   *     best until then
   */
  public EarlyStoppingResult fit() {
    return fit(Integer.MAX_VALUE, List.of());
  }

  /**
   * The same for at most so many passes.
   *
   * @param epochs at least 0
   * @param listeners of the training, told before this one looks at the score
   */
  public EarlyStoppingResult fit(
      int epochs, List<? extends org.pydl4j.nn.listeners.TrainingListener> listeners) {
    Stopping stopping = new Stopping(configuration, network, listener);
    try {
      network.fit(data, epochs, stopping.after(listeners));
      stopping.ended("the " + epochs + " epochs that were asked for");
    } catch (Stopping.Stop stop) {
      assert stopping.isEnded();
    } catch (ScoreException e) {
      if (!stopping.endsAt(e)) {
        stopping.failed(e);
        throw e;
      }
    } catch (RuntimeException | Error e) {
      stopping.failed(e);
      throw e;
    } finally {
      result = stopping.result();
    }
    if (listener != null) {
      listener.onCompletion(stopping.result());
    }
    return stopping.result();
  }

  /** What came of the last {@link #fit()}, also where it failed; null before. */
  public @Nullable EarlyStoppingResult result() {
    return result;
  }
}
