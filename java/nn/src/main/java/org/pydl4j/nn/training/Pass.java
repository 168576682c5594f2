package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.layers.GenerativeLayer;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.OutputLayer;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.plan.Source;
import org.pydl4j.nn.weightnoise.IWeightNoise;

/**
 * One way through a network, front to back. A value is freed behind the last node that reads it,
 * unless autograd still needs it. Used by one thread, once.
 */
public final class Pass implements LayerContext {
  private final Plan plan;
  private final FlatParameters flat;
  private final List<Map<String, NDArray>> parameters;
  private final @Nullable PackedWeights packed;
  private final @Nullable Draws draws;
  private final @Nullable CarriedState carry;
  private final Map<String, NDArray> noisy = new HashMap<>();
  private final List<NDArray> addedLosses = new ArrayList<>();
  private boolean collectsLosses;
  private int group;
  private final MixedNumbers numbers;
  private Node node;

  private Pass(
      Plan plan,
      FlatParameters flat,
      List<Map<String, NDArray>> parameters,
      @Nullable PackedWeights packed,
      @Nullable Draws draws,
      @Nullable CarriedState carry) {
    this.plan = plan;
    this.flat = flat;
    this.parameters = parameters;
    this.packed = packed;
    this.draws = draws;
    this.carry = carry;
    this.numbers = new MixedNumbers(flat);
    this.node = plan.get(0);
  }

  /** A pass that autograd follows and in which dropout works. */
  static Pass training(
      Plan plan, FlatParameters parameters, Draws draws, @Nullable CarriedState carry) {
    return new Pass(plan, parameters, parameters.forTraining(), null, draws, carry);
  }

  /**
   * A pass with the parameters as they are.
   *
   * @param carry what the part of a series before this one left behind; null for whole series
   */
  public static Pass inference(Plan plan, FlatParameters parameters, @Nullable CarriedState carry) {
    return new Pass(plan, parameters, parameters.forInference(), parameters.packed(), null, carry);
  }

  /** A pass with the parameters as they are, through which derivatives go back to its inputs. */
  static Pass differentiable(Plan plan, FlatParameters parameters) {
    return new Pass(plan, parameters, parameters.forInference(), null, null, null);
  }

  /**
   * The same pass, which asks layers for what they {@link LayerContext#addLoss add} to the loss.
   */
  Pass collectingLosses() {
    collectsLosses = true;
    return this;
  }

  /**
   * The same pass, which keeps only what lies between groups of so many nodes: the backward pass
   * computes what is inside of them again. 0 keeps everything.
   */
  Pass recomputing(long nodes) {
    group = (int) Math.min(nodes, plan.size());
    return this;
  }

  /**
   * The signals from these sources; nodes that none of them needs are left out.
   *
   * @param inputs of the network, in the network's types
   */
  public List<Signal> signals(List<Signal> inputs, List<Source> wanted) {
    return signals(InferencePlan.plain(plan), inputs, wanted);
  }

  /**
   * The signals of the network's outputs, outside of training by the fastest way.
   *
   * @param inputs of the network, in the network's types
   */
  public List<Signal> outputs(List<Signal> inputs) {
    return flat.plans().with(stages -> signals(stages, inputs, plan.outputs()));
  }

  private List<Signal> signals(List<Stage> stages, List<Signal> inputs, List<Source> wanted) {
    Flow flow = new Flow(this, stages, inputs, wanted, List.of());
    flow.run();
    return wanted.stream().map(flow::at).map(numbers::wide).toList();
  }

  /** This context for a node, whose parameters it then gives. */
  LayerContext at(Node other) {
    node = other;
    return this;
  }

  /** What a node makes by its own formula. */
  List<Signal> forward(Node current, List<Signal> given) {
    node = current;
    return current.forward(this, given, numbers.of(current, current.prepared(given)));
  }

  /** What an output layer computes before its activation: [rows, nOut]. */
  public NDArray logits(List<Signal> inputs, Node last) {
    return logits(last, entering(inputs, List.of(last)).get(0));
  }

  /** The same of its inputs as it takes them. */
  NDArray logits(Node at, List<Signal> prepared) {
    OutputLayer layer = at.outputLayer();
    if (layer == null) {
      throw new IllegalStateException(at.described() + " has no loss function.");
    }
    at(at);
    return layer.logits(this, prepared.get(0).value());
  }

  /** What a layer that learns without labels thinks that its input was; see its interface. */
  public NDArray decode(Node layer, GenerativeLayer able, NDArray hidden) {
    at(layer);
    return able.decode(this, hidden);
  }

  /** What layers added to the loss on the way; owned by the scope around. */
  List<NDArray> addedLosses() {
    return addedLosses;
  }

  /** For each of some nodes, what goes into it, as it takes it. */
  List<List<Signal>> entering(List<Signal> inputs, List<Node> nodes) {
    Flow flow = new Flow(this, InferencePlan.plain(plan), inputs, List.of(), nodes);
    flow.run();
    return nodes.stream().map(each -> numbers.of(each, each.prepared(flow.given(each)))).toList();
  }

  /** A pass of the same numbers, by which a part of the network is computed alone. */
  Pass again() {
    if (draws != null) {
      draws.again();
    }
    Pass pass = new Pass(plan, flat, parameters, packed, draws, carry);
    pass.collectsLosses = collectsLosses;
    return pass;
  }

  /** The network. */
  Plan plan() {
    return plan;
  }

  /** What a node computes with that derivatives flow into. */
  List<NDArray> leaves(Node of) {
    return parameters.get(of.index()).values().stream().filter(Autograd::requiresGrad).toList();
  }

  /** How many nodes are computed again together in the backward pass; 0 for none. */
  int group() {
    return group;
  }

  /** A signal of whole numbers as numbers of the network's type; others as they are. */
  Signal numbers(Signal signal) {
    boolean integer = signal.value().dtype().isInteger();
    return integer ? signal.with(Casts.castTo(signal.value(), flat.values().dtype())) : signal;
  }

  @Override
  public NDArray parameter(String name) {
    Map<String, NDArray> own = parameters.get(node.index());
    NDArray found = own.get(name);
    if (found == null) {
      throw new ConfigurationException(
          "The "
              + node.described()
              + " has no parameter '"
              + name
              + "'. "
              + Names.suggestion(name, own.keySet()));
    }
    return numbers.parameter(node, name, training() ? noisy(name, found) : found);
  }

  /** The weights with the layer's noise, which is the same however often it asks for them. */
  private NDArray noisy(String name, NDArray weights) {
    IWeightNoise noise = node.settingsOf(name).find(LayerKeys.WEIGHT_NOISE).orElse(null);
    if (noise == null || !changes(noise, name)) {
      return weights;
    }
    return noisy.computeIfAbsent(
        node.index() + "." + name,
        each -> noise.apply(weights, random("weightNoise"), iteration(), epoch()));
  }

  private boolean changes(IWeightNoise noise, String name) {
    return node.parameters().stream()
        .anyMatch(
            spec ->
                spec.name().equals(name)
                    && (spec.role() == ParameterRole.WEIGHT
                        || (spec.bias() && noise.appliesToBias())));
  }

  @Override
  public NDArray linear(NDArray input, String name, @Nullable NDArray bias) {
    NDArray weights = parameter(name);
    return packed == null || flat.mixed()
        ? Convolutions.linear(input, weights, bias)
        : packed.linear(input, weights, bias);
  }

  @Override
  public void setState(String name, NDArray value) {
    if (training()) {
      flat.changeState(node.index(), name, value);
    }
  }

  @Override
  public void addLoss(Supplier<NDArray> term) {
    if (collectsLosses) {
      addedLosses.add(term.get());
    }
  }

  @Override
  public @Nullable NDArray carried(String name) {
    return carry == null ? null : carry.get(node.name() + "." + name);
  }

  @Override
  public boolean carries() {
    return carry != null;
  }

  @Override
  public void carry(String name, NDArray value) {
    if (carry != null) {
      carry.put(node.name() + "." + name, value);
    }
  }

  @Override
  public long iteration() {
    return draws == null ? 0 : draws.step();
  }

  @Override
  public long epoch() {
    return draws == null ? 0 : draws.epoch();
  }

  @Override
  public boolean training() {
    return draws != null && !FlatParameters.frozen(node);
  }

  @Override
  public RandomSource random(String purpose) {
    if (draws == null) {
      throw new IllegalStateException("Random numbers are there in training alone.");
    }
    return draws.of(node.index(), purpose);
  }
}
