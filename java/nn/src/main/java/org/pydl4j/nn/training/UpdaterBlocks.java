package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.training.FlatParameters.Slot;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.nn.updaters.Updater;

/**
 * The updaters of a network and their state, one vector that it owns. A block is the longest run of
 * neighbouring parameters with equal updaters, or one parameter where the updater goes by
 * parameter; the blocks' states follow each other, and in a block its state vectors do, as in DL4J.
 */
public final class UpdaterBlocks implements AutoCloseable {
  private record Block(Updater updater, boolean learns, Updater.Steps steps, List<NDArray> views) {}

  /** What states lose in a step lies in the gradient. */
  private static final Updater AS_IT_IS = new Sgd(1);

  /** The place of states, which no learning rate changes. */
  private static final long STATES = -2;

  /** What parameters of one block share: the updater, and the place where each has its own. */
  private record Shared(Updater updater, long place) {}

  /**
   * Moments whose gradient stays 0 shrink by a tenth a step, and once they are below the smallest
   * normal number a processor takes ten times as long for them: Adam took 13 ms in place of 1.4 for
   * 0.8 million parameters of which most were such. They are made 0 before, every so many steps.
   */
  private static final int TINY_EVERY = 16;

  /**
   * No moment of this size moves a weight, and none above it gets below the smallest normal number
   * (1.2e-38) in {@link #TINY_EVERY} steps that leave 0.42 of it and more.
   */
  private static final double TINY = 1e-32;

  private static final double TINY_FLOAT64 = 1e-300;

  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, Slot> places = new LinkedHashMap<>();
  private final NDArray state;
  private final WeightRules rules;
  private volatile long steps;
  private volatile double rateFactor = 1;

  UpdaterBlocks(Plan plan, FlatParameters parameters, Learnt learnt) {
    List<Slot> changing = parameters.slots().stream().filter(learnt.changing()).toList();
    Map<Runs.Run, Shared> runs = Runs.of(changing, slot -> shared(plan, slot));
    state = Scope.detach(Nd.zeros(parameters.values().dtype(), stateLength(plan, changing)));
    long offset = 0;
    for (Map.Entry<Runs.Run, Shared> run : runs.entrySet()) {
      Updater updater = run.getValue().updater;
      List<NDArray> vectors = new ArrayList<>();
      for (String name : updater.stateNames()) {
        vectors.add(new Runs.Run(offset, run.getKey().length()).of(state));
        place(name, run.getKey(), offset, parameters.slots());
        offset += run.getKey().length();
      }
      boolean learns = run.getValue().place != STATES;
      blocks.add(block(updater, learns, run.getKey(), parameters, vectors));
    }
    rules =
        new WeightRules(
            parameters.slots().stream().filter(learnt.ruled()).toList(),
            parameters.values(),
            slot -> plan.get(slot.layer()).settingsOf(slot.spec().name()),
            slot -> updater(plan, slot));
  }

  /** How long {@link #state()} is for a network that is trained with labels. */
  public static long stateLength(Plan plan) {
    return stateLength(
        plan, FlatParameters.slots(plan).stream().filter(Learnt.WITH_LABELS.changing()).toList());
  }

  private static long stateLength(Plan plan, List<Slot> changing) {
    return changing.stream()
        .mapToLong(slot -> slot.spec().length() * updater(plan, slot).stateNames().size())
        .sum();
  }

  private void place(String name, Runs.Run run, long offset, List<Slot> slots) {
    for (Slot slot : slots) {
      if (run.offset() <= slot.offset() && slot.offset() < run.offset() + run.length()) {
        long there = offset + slot.offset() - run.offset();
        places.put(slot.name() + "." + name, slot.at(there));
      }
    }
  }

  private static Block block(
      Updater updater,
      boolean learns,
      Runs.Run run,
      FlatParameters parameters,
      List<NDArray> state) {
    NDArray values = run.of(parameters.values());
    NDArray gradient = run.of(parameters.gradient());
    List<NDArray> views = new ArrayList<>(state);
    views.add(values);
    views.add(gradient);
    return new Block(updater, learns, updater.bind(values, gradient, state), views);
  }

  private static Shared shared(Plan plan, Slot slot) {
    Updater updater = updater(plan, slot);
    if (isState(slot)) {
      return new Shared(updater, STATES);
    }
    return new Shared(updater, updater.byParameter() ? slot.offset() : -1);
  }

  private static Updater updater(Plan plan, Slot slot) {
    if (isState(slot)) {
      return AS_IT_IS;
    }
    Configured settings = plan.get(slot.layer()).settingsOf(slot.spec().name());
    Updater weights = settings.get(LayerKeys.UPDATER);
    return slot.spec().bias() ? settings.find(LayerKeys.BIAS_UPDATER).orElse(weights) : weights;
  }

  private static boolean isState(Slot slot) {
    return slot.spec().role() == ParameterRole.STATE;
  }

  /** One step of all updaters; both count from 0. */
  void apply(long iteration, long epoch) {
    long t = steps + 1;
    rules.decay(iteration, epoch, rateFactor);
    for (Block block : blocks) {
      double rate = rate(block, iteration, epoch);
      block.steps.step(new Updater.Moment(rate, t, iteration, epoch));
    }
    if (t % TINY_EVERY == 0 && state.length() > 0) {
      Updates.dropTiny(state, state.dtype() == DType.FLOAT64 ? TINY_FLOAT64 : TINY);
    }
    rules.constrain();
    steps = t;
  }

  /** The learning rates of a step, of each run of parameters with an updater of its own. */
  public double[] learningRates(long iteration, long epoch) {
    return blocks.stream().mapToDouble(block -> rate(block, iteration, epoch)).distinct().toArray();
  }

  private double rate(Block block, long iteration, long epoch) {
    double rate = block.updater.learningRate(iteration, epoch);
    return block.learns ? rateFactor * rate : rate;
  }

  /** What all learning rates are multiplied by; 1 at first. */
  public double rateFactor() {
    return rateFactor;
  }

  /** Multiplies all learning rates from the next step on by this in place of what was before. */
  public void setRateFactor(double factor) {
    rateFactor = factor;
  }

  /** All state vectors as one, [n], live. */
  public NDArray state() {
    return state;
  }

  /** The steps that the state comes from; Adam's t is one more at the next step. */
  public long steps() {
    return steps;
  }

  /** Sets {@link #steps()}, where the state is set to one that comes from other steps. */
  public void setSteps(long steps) {
    this.steps = steps;
  }

  /** Whether there is a state other than the zeros that training begins with. */
  public boolean used() {
    return steps > 0 || (state.length() > 0 && Updates.norm(state) != 0);
  }

  /**
   * The parts of a vector in the order of {@link #state()} in the shapes of the parameters, under
   * names such as {@code 0_W.m}: views, which the caller closes.
   */
  public Map<String, NDArray> table(NDArray vector) {
    Map<String, NDArray> table = new LinkedHashMap<>();
    places.forEach((name, place) -> table.put(name, FlatParameters.shown(vector, place)));
    return table;
  }

  /**
   * Overwrites the state.
   *
   * @param arrays as {@link #table} gives them
   * @throws ShapeException if one is missing, too many or of another shape
   */
  public void assign(Map<String, NDArray> arrays) {
    Named.assign("updater state", table(state), arrays);
  }

  @Override
  public void close() {
    for (Block block : blocks) {
      block.steps.close();
      block.views.forEach(NDArray::close);
    }
    rules.close();
    state.close();
  }
}
