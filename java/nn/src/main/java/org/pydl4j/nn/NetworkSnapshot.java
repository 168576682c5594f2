package org.pydl4j.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.data.DataPosition;
import org.pydl4j.nn.training.FlatParameters;
import org.pydl4j.nn.training.UpdaterBlocks;

/**
 * A network between two steps of its training, for files and copies. Where another thread trains,
 * it owns copies of the arrays; where none does, it looks at the network's own and keeps training
 * out until {@link #close()}, which the thread that made it calls.
 */
public final class NetworkSnapshot implements AutoCloseable {
  private final String kind;
  private final String configurationJson;
  private final FlatParameters layout;
  private final @Nullable UpdaterBlocks updaters;
  private final NDArray parameters;
  private final @Nullable NDArray state;
  private final long updaterSteps;
  private final long iteration;
  private final long epoch;
  private final double score;
  private final @Nullable String normalizerJson;
  private final @Nullable String processJson;
  private final @Nullable DataPosition dataPosition;
  private final List<String> labels;
  private final Runnable unlock;

  /**
   * Takes what a network is now; its locks are held.
   *
   * @param updaters null to leave their state out
   * @param unlock gives the locks back at the end; null to copy the arrays
   */
  NetworkSnapshot(
      NeuralNetwork network,
      FlatParameters layout,
      @Nullable UpdaterBlocks updaters,
      @Nullable Runnable unlock) {
    this.kind = network.kind();
    this.configurationJson = network.configurationJson();
    this.layout = layout;
    this.updaters = updaters;
    this.updaterSteps = updaters == null ? 0 : updaters.steps();
    this.iteration = network.iteration();
    this.epoch = network.epoch();
    this.score = network.score();
    this.normalizerJson = network.normalizerJson();
    this.processJson = network.processJson();
    this.dataPosition = network.dataPosition();
    this.labels = network.labels();
    this.unlock = unlock == null ? () -> {} : unlock;
    parameters = taken(layout.values(), unlock == null);
    try {
      state = updaters == null ? null : taken(updaters.state(), unlock == null);
    } catch (RuntimeException e) {
      parameters.close();
      throw e;
    }
  }

  private static NDArray taken(NDArray live, boolean copy) {
    return Scope.detach(copy ? live.dup() : live.alias());
  }

  /** {@link Trainable#kind()} of the network. */
  public String kind() {
    return kind;
  }

  /** {@link Trainable#configurationJson()} of the network. */
  public String configurationJson() {
    return configurationJson;
  }

  /** All parameters as one vector, which stays with this snapshot. */
  NDArray parameters() {
    return parameters;
  }

  /** Each parameter under DL4J's name: views, which the caller closes. */
  public Map<String, NDArray> paramTable() {
    return layout.table(parameters);
  }

  /** Whether the updaters' state is in it: where it was asked for, and training had begun. */
  public boolean hasUpdaterState() {
    return state != null;
  }

  /**
   * The updaters' state as one vector, which stays with this snapshot; null where there is none.
   */
  @Nullable NDArray updaterState() {
    return state;
  }

  /**
   * The updaters' state under names such as {@code 0_W.m}: views, which the caller closes. Empty
   * where there is none.
   */
  public Map<String, NDArray> updaterTable() {
    return updaters == null || state == null ? new LinkedHashMap<>() : updaters.table(state);
  }

  /** Steps that the updaters' state comes from. */
  public long updaterSteps() {
    return updaterSteps;
  }

  /** Mini-batches that the network was trained on. */
  public long iteration() {
    return iteration;
  }

  /** Whole passes over the data. */
  public long epoch() {
    return epoch;
  }

  /** The score of the last mini-batch. */
  double score() {
    return score;
  }

  /** {@link NeuralNetwork#normalizerJson()}, null for none. */
  public @Nullable String normalizerJson() {
    return normalizerJson;
  }

  /** {@link NeuralNetwork#processJson()}, null for none. */
  public @Nullable String processJson() {
    return processJson;
  }

  /** {@link NeuralNetwork#dataPosition()}, null for none. */
  public @Nullable DataPosition dataPosition() {
    return dataPosition;
  }

  /** {@link NeuralNetwork#labels()}. */
  public List<String> labels() {
    return labels;
  }

  @Override
  public void close() {
    parameters.close();
    if (state != null) {
      state.close();
    }
    unlock.run();
  }
}
