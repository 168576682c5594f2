package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.LayerPlan;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.training.FlatParameters.Slot;
import org.pydl4j.nn.updaters.Updater;

/**
 * The updaters of a network and their state, one vector that it owns. A block is the longest run of
 * neighbouring parameters with equal updaters; the blocks' states follow each other, and in a block
 * its state vectors do, as in DL4J.
 */
final class UpdaterBlocks implements AutoCloseable {
  private record Block(Updater updater, Updater.Steps steps, List<NDArray> views) {}

  private final List<Block> blocks = new ArrayList<>();
  private final NDArray state;

  UpdaterBlocks(List<LayerPlan> plan, FlatParameters parameters) {
    Map<Runs.Run, Updater> runs = Runs.of(parameters.slots(), slot -> updater(plan, slot));
    long length = 0;
    for (Map.Entry<Runs.Run, Updater> run : runs.entrySet()) {
      length += run.getKey().length() * run.getValue().stateNames().size();
    }
    state = Scope.detach(Nd.zeros(parameters.values().dtype(), length));
    long offset = 0;
    for (Map.Entry<Runs.Run, Updater> run : runs.entrySet()) {
      List<NDArray> vectors = new ArrayList<>();
      for (int i = 0; i < run.getValue().stateNames().size(); i++) {
        vectors.add(new Runs.Run(offset, run.getKey().length()).of(state));
        offset += run.getKey().length();
      }
      blocks.add(block(run.getValue(), run.getKey(), parameters, vectors));
    }
  }

  private static Block block(
      Updater updater, Runs.Run run, FlatParameters parameters, List<NDArray> state) {
    NDArray values = run.of(parameters.values());
    NDArray gradient = run.of(parameters.gradient());
    List<NDArray> views = new ArrayList<>(state);
    views.add(values);
    views.add(gradient);
    return new Block(updater, updater.bind(values, gradient, state), views);
  }

  private static Updater updater(List<LayerPlan> plan, Slot slot) {
    LayerPlan layer = plan.get(slot.layer());
    Updater weights = layer.layer().get(LayerKeys.UPDATER);
    Updater biases = layer.layer().get(LayerKeys.BIAS_UPDATER);
    return slot.spec().bias() && biases != null ? biases : weights;
  }

  /** One step of all updaters; both count from 0. */
  void apply(long iteration, long epoch) {
    for (Block block : blocks) {
      double rate = block.updater.learningRate(iteration, epoch);
      block.steps.step(rate, iteration + 1);
    }
  }

  /** All state vectors, live. */
  NDArray state() {
    return state;
  }

  @Override
  public void close() {
    for (Block block : blocks) {
      block.steps.close();
      block.views.forEach(NDArray::close);
    }
    state.close();
  }
}
