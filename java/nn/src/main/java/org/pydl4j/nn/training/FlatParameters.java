package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.LayerPlan;
import org.pydl4j.nn.data.Seeds;
import org.pydl4j.nn.layers.ParameterSpec;

/**
 * All parameters of a network in one vector, which it owns until {@link #close()}; layers see views
 * of it. The gradient is a vector of the same order, made when training begins.
 */
public final class FlatParameters implements AutoCloseable {
  private final List<Slot> slots = new ArrayList<>();
  private final int layers;
  private final NDArray values;
  private final List<Map<String, NDArray>> computing;
  private final PackedWeights packed = new PackedWeights(this);
  private final AtomicLong changes = new AtomicLong();
  private final AtomicInteger loans = new AtomicInteger();
  private @Nullable NDArray gradient;
  private @Nullable Leaves leaves;

  /** The leaves of autograd, by layer, and where the derivative of each is written. */
  private record Leaves(
      List<Map<String, NDArray>> values, List<Map<String, NDArray>> derivatives) {}

  /**
   * The place of one parameter.
   *
   * @param layer the number of its layer
   * @param spec name, shape, layout
   * @param offset where it begins in the flat vector
   */
  public record Slot(int layer, ParameterSpec spec, long offset) {
    /** DL4J's name: {@code 0_W}. */
    public String name() {
      return layer + "_" + spec.name();
    }

    /** Where it ends in the flat vector. */
    public long end() {
      return offset + spec.length();
    }
  }

  /** Zeros for all parameters of the layers. */
  public FlatParameters(List<LayerPlan> plan, DType type) {
    layers = plan.size();
    long offset = 0;
    for (LayerPlan layer : plan) {
      for (ParameterSpec spec : layer.parameters()) {
        slots.add(new Slot(layer.index(), spec, offset));
        offset += spec.length();
      }
    }
    values = Scope.detach(Nd.zeros(type, offset));
    computing = views(slot -> Scope.detach(computing(values, slot)));
  }

  /** Starts every parameter as its layer says. */
  public void initialize(long seed) {
    for (Slot slot : slots) {
      ParameterSpec spec = slot.spec();
      try (Scope scope = Scope.open()) {
        NDArray run = Indexing.slice(values, 0, slot.offset(), slot.end());
        spec.init().fill(run, spec.fanIn(), spec.fanOut(), Seeds.of(seed, slot.offset(), 0));
      }
    }
    changed();
  }

  /** Overwrites every parameter with the array of its name. */
  public void assign(Map<String, NDArray> arrays) {
    Named.assign("parameter", table(values), arrays);
    changed();
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

  /** By layer, the views that layers compute with in inference. */
  List<Map<String, NDArray>> forInference() {
    return computing;
  }

  /** By layer, the views that layers compute with in training: the leaves of autograd. */
  List<Map<String, NDArray>> forTraining() {
    return leaves().values();
  }

  private synchronized Leaves leaves() {
    if (leaves == null) {
      NDArray whole = gradient();
      leaves =
          new Leaves(
              views(slot -> leaf(slot)), views(slot -> Scope.detach(computing(whole, slot))));
    }
    return leaves;
  }

  /** Writes the derivative of {@code loss} into the flat gradient. */
  void backward(NDArray loss) {
    Leaves all = leaves();
    Autograd.backward(loss, inOrder(all.values()), inOrder(all.derivatives()));
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
    List<Map<String, NDArray>> byLayer = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      byLayer.add(new LinkedHashMap<>());
    }
    for (Slot slot : slots) {
      byLayer.get(slot.layer()).put(slot.spec().name(), view.apply(slot));
    }
    return byLayer;
  }

  private static List<NDArray> inOrder(List<Map<String, NDArray>> byLayer) {
    return byLayer.stream().flatMap(map -> map.values().stream()).toList();
  }

  @Override
  public synchronized void close() {
    packed.close();
    inOrder(computing).forEach(NDArray::close);
    if (leaves != null) {
      inOrder(leaves.values()).forEach(NDArray::close);
      inOrder(leaves.derivatives()).forEach(NDArray::close);
    }
    if (gradient != null) {
      gradient.close();
    }
    values.close();
  }
}
