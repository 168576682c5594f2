package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.data.Seeds;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;

/**
 * All parameters of a network in one vector, which it owns until {@link #close()}; layers see views
 * of it. The gradient is a vector of the same order, made when training begins.
 */
public final class FlatParameters implements AutoCloseable {
  private final List<Slot> slots;
  private final Plan plan;
  private final boolean mixed;
  private final NDArray values;
  private final List<Map<String, NDArray>> computing;
  private final PackedWeights packed = new PackedWeights(this);
  private final InferencePlans plans;
  private final AtomicLong changes = new AtomicLong();
  private final AtomicInteger loans = new AtomicInteger();
  private @Nullable NDArray gradient;
  private @Nullable Leaves leaves;

  /**
   * The leaves of autograd.
   *
   * @param byNode by node, what layers compute with
   * @param learnt those of {@code byNode} that are leaves
   * @param derivatives where the derivative of each leaf is written
   */
  private record Leaves(
      List<Map<String, NDArray>> byNode, List<NDArray> learnt, List<NDArray> derivatives) {}

  /**
   * The place of one parameter.
   *
   * @param layer the number of its node
   * @param prefix what its name begins with
   * @param spec name, shape, layout, role
   * @param offset where it begins in the flat vector
   * @param learnt whether a derivative is taken: not of states, nor in frozen layers
   */
  public record Slot(int layer, String prefix, ParameterSpec spec, long offset, boolean learnt) {
    /** DL4J's name: {@code 0_W}. */
    public String name() {
      return prefix + "_" + spec.name();
    }

    /** Where it ends in the flat vector. */
    public long end() {
      return offset + spec.length();
    }

    /** The same parameter in a vector where it begins elsewhere. */
    Slot at(long other) {
      return new Slot(layer, prefix, spec, other, learnt);
    }
  }

  /** Zeros for all parameters of a network. */
  public FlatParameters(Plan plan, DType type) {
    this(plan, type, false);
  }

  /**
   * Zeros for all parameters of a network.
   *
   * @param mixed whether products are computed in bfloat16
   */
  public FlatParameters(Plan plan, DType type, boolean mixed) {
    this.mixed = mixed;
    this.plan = plan;
    slots = slots(plan);
    long length = slots.isEmpty() ? 0 : slots.get(slots.size() - 1).end();
    values = Scope.detach(Nd.zeros(type, length));
    computing = views(slot -> Scope.detach(computing(values, slot)));
    plans = new InferencePlans(plan, this);
  }

  static List<Slot> slots(Plan plan) {
    List<Slot> slots = new ArrayList<>();
    long offset = 0;
    for (Node node : plan.nodes()) {
      if (node.owner() == node.index()) {
        boolean frozen = frozen(node);
        for (ParameterSpec spec : node.parameters()) {
          boolean learnt = !frozen && spec.role() != ParameterRole.STATE;
          slots.add(new Slot(node.index(), node.prefix(), spec, offset, learnt));
          offset += spec.length();
        }
      }
    }
    return List.copyOf(slots);
  }

  /**
   * Refuses values that are not those of a network's parameters, before there is memory for them.
   *
   * @throws org.pydl4j.nd.errors.ShapeException if one is missing, too many or of another shape
   */
  public static void require(Plan plan, Map<String, NDArray> arrays) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    arrays.forEach((name, array) -> shapes.put(name, array.shape()));
    requireShapes(plan, shapes);
  }

  /**
   * The same of arrays that are not made yet.
   *
   * @throws org.pydl4j.nd.errors.ShapeException if one is missing, too many or of another shape
   */
  public static void requireShapes(Plan plan, Map<String, long[]> given) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    slots(plan).forEach(slot -> shapes.put(slot.name(), slot.spec().shape()));
    Named.require("parameter", shapes, given);
  }

  /** Whether training leaves a node as it is. */
  static boolean frozen(Node node) {
    return node.vertex().isFrozen();
  }

  /** Starts every parameter as its layer says. */
  public void initialize(long seed) {
    for (Slot slot : slots) {
      ParameterSpec spec = slot.spec();
      try (Scope scope = Scope.open()) {
        long own = Seeds.of(seed, slot.offset(), 0);
        if (spec.init().shaped()) {
          spec.init().fillShaped(shown(values, slot), spec.fanIn(), spec.fanOut(), own);
        } else {
          NDArray run = Indexing.slice(values, 0, slot.offset(), slot.end());
          spec.init().fill(run, spec.fanIn(), spec.fanOut(), own);
        }
      }
    }
    changed();
  }

  /** Overwrites every parameter with the array of its name. */
  public void assign(Map<String, NDArray> arrays) {
    Named.assign("parameter", table(values), arrays);
    changed();
  }

  /** The same with arrays that are made one after the other, in a scope each. */
  public void assign(Function<String, NDArray> arrays) {
    for (Slot slot : slots) {
      try (Scope scope = Scope.open()) {
        Map<String, NDArray> given =
            Collections.singletonMap(slot.name(), arrays.apply(slot.name()));
        Named.assign("parameter", Map.of(slot.name(), shown(values, slot)), given);
      }
    }
    changed();
  }

  /** Whether products are computed in bfloat16. */
  boolean mixed() {
    return mixed;
  }

  /** The vector itself, live; whoever writes into it calls {@link #changed()} afterwards. */
  public NDArray values() {
    return values;
  }

  /**
   * Another array over the vector, which the caller closes. Until it and all views of it are gone,
   * anybody may write into the parameters unseen.
   */
  public NDArray lend() {
    if (!values.device().isCpu() || values.length() == 0) {
      return values.alias(); // on a GPU nothing is computed from copies
    }
    loans.incrementAndGet();
    try {
      return values.lend(this::returned);
    } catch (RuntimeException e) {
      returned();
      throw e;
    }
  }

  private void returned() {
    changed(); // before the loan ends: whoever sees that it has ended sees that values may be
    // others
    loans.decrementAndGet();
  }

  /** Whether somebody outside may write into the parameters now. */
  boolean lent() {
    return loans.get() > 0;
  }

  /** Notes that the parameters have other values now. */
  void changed() {
    changes.incrementAndGet();
  }

  /** A number that is another one after each known change. */
  long changes() {
    return changes.get();
  }

  /** Overwrites all parameters; [numParams]. */
  public void assign(NDArray other) {
    values.assign(other);
    changed();
  }

  /** What networks with these parameters compute outputs by. */
  InferencePlans plans() {
    return plans;
  }

  /** Dense products for inference. */
  PackedWeights packed() {
    return packed;
  }

  /** The gradient of the last mini-batch, [numParams]; zeros before training. */
  public synchronized NDArray gradient() {
    if (gradient == null) {
      gradient = Scope.detach(Nd.zeros(values.dtype(), values.length()));
    }
    return gradient;
  }

  /** Where each parameter lies, in order. */
  public List<Slot> slots() {
    return slots;
  }

  /** By node, the views that layers compute with in inference. */
  List<Map<String, NDArray>> forInference() {
    return computing;
  }

  /** By node, the views that layers compute with in training: the leaves of autograd. */
  List<Map<String, NDArray>> forTraining() {
    return leaves().byNode();
  }

  private synchronized Leaves leaves() {
    if (leaves == null) {
      NDArray whole = gradient();
      List<NDArray> learnt = new ArrayList<>();
      List<NDArray> derivatives = new ArrayList<>();
      List<Map<String, NDArray>> byNode =
          views(
              slot -> {
                if (!slot.learnt()) {
                  return Scope.detach(computing(values, slot));
                }
                NDArray leaf = leaf(slot);
                learnt.add(leaf);
                derivatives.add(Scope.detach(computing(whole, slot)));
                return leaf;
              });
      leaves = new Leaves(byNode, learnt, derivatives);
    }
    return leaves;
  }

  /** Writes the derivative of {@code loss} into the flat gradient. */
  void backward(NDArray loss) {
    backward(loss, List.of(), List.of());
  }

  /**
   * The same, and for other leaves.
   *
   * @param derivatives one for each of {@code others}; overwritten
   */
  void backward(NDArray loss, List<NDArray> others, List<NDArray> derivatives) {
    Leaves all = leaves();
    List<NDArray> to = new ArrayList<>(all.learnt());
    List<NDArray> into = new ArrayList<>(all.derivatives());
    to.addAll(others);
    into.addAll(derivatives);
    if (!to.isEmpty()) { // else the gradient stays zeros
      Autograd.backward(loss, to, into);
    }
  }

  /** Takes back what {@link #changeState} wrote in the step before. */
  void keepStates() {
    for (Slot slot : slots) {
      if (slot.spec().role() == ParameterRole.STATE) {
        try (NDArray change = Indexing.slice(gradient(), 0, slot.offset(), slot.end())) {
          Updates.zero(change);
        }
      }
    }
  }

  /** Writes into the gradient what the next step takes off a state to make it {@code value}. */
  void changeState(int node, String name, NDArray value) {
    int owner = plan.get(node).owner();
    for (Slot slot : slots) {
      if (slot.layer() == owner && slot.spec().name().equals(name)) {
        try (Scope scope = Scope.open();
            Autograd.Guard guard = Autograd.noGrad()) {
          NDArray change = computing(gradient(), slot);
          change.assign(computing(values, slot));
          Arithmetic.subInPlace(change, Autograd.detach(value));
        }
      }
    }
  }

  private NDArray leaf(Slot slot) {
    try (NDArray view = computing(values, slot)) {
      return Scope.detach(Autograd.leaf(view));
    }
  }

  /** A parameter as users see it: a live view, which the caller closes. */
  public NDArray shown(Slot slot) {
    try (NDArray whole = lend()) {
      return shown(whole, slot);
    }
  }

  /**
   * The parts of a vector of this order, such as the gradient, under DL4J's names: views, which the
   * caller closes.
   */
  public Map<String, NDArray> table(NDArray flat) {
    Map<String, NDArray> table = new LinkedHashMap<>();
    slots.forEach(slot -> table.put(slot.name(), shown(flat, slot)));
    return table;
  }

  static NDArray shown(NDArray flat, Slot slot) {
    try (Scope scope = Scope.open()) {
      NDArray view = computing(flat, slot);
      return scope.keep(
          switch (slot.spec().layout()) {
            case F -> Shapes.transpose(view);
            case C, CHANNELS_LAST -> view;
          });
    }
  }

  /** The name of the first parameter whose part of a vector of this order is not finite. */
  String firstNotFinite(NDArray flat) {
    for (Slot slot : slots) {
      try (NDArray run = Indexing.slice(flat, 0, slot.offset(), slot.end())) {
        if (!Updates.isFinite(run)) {
          return slot.name();
        }
      }
    }
    return "no parameter";
  }

  private static NDArray computing(NDArray flat, Slot slot) {
    long[] shape = slot.spec().shape();
    try (Scope scope = Scope.open()) {
      NDArray run = Indexing.slice(flat, 0, slot.offset(), slot.end());
      return scope.keep(
          switch (slot.spec().layout()) {
            case C -> Shapes.reshape(run, shape);
            case F -> Shapes.reshape(run, shape[1], shape[0]);
            case CHANNELS_LAST ->
                Shapes.permute(
                    Shapes.reshape(run, shape[0], shape[2], shape[3], shape[1]), 0, 3, 1, 2);
          });
    }
  }

  private List<Map<String, NDArray>> views(java.util.function.Function<Slot, NDArray> view) {
    List<Map<String, NDArray>> byNode = new ArrayList<>();
    for (Node node : plan.nodes()) {
      byNode.add(node.owner() == node.index() ? new LinkedHashMap<>() : byNode.get(node.owner()));
    }
    for (Slot slot : slots) {
      byNode.get(slot.layer()).put(slot.spec().name(), view.apply(slot));
    }
    return byNode;
  }

  private static List<NDArray> inOrder(List<Map<String, NDArray>> byLayer) {
    return byLayer.stream().flatMap(map -> map.values().stream()).toList();
  }

  @Override
  public synchronized void close() {
    packed.close();
    plans.close();
    inOrder(computing).forEach(NDArray::close);
    if (leaves != null) {
      inOrder(leaves.byNode()).forEach(NDArray::close);
      leaves.derivatives().forEach(NDArray::close);
    }
    if (gradient != null) {
      gradient.close();
    }
    values.close();
  }
}
