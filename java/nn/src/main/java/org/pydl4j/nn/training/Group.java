package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Source;

/**
 * Some nodes of a pass of which only what others read is kept: the backward pass computes the rest
 * again, with the same random numbers. Source: Chen et al. 2016.
 */
final class Group {
  private final Pass pass;
  private final List<Stage> stages;
  private final Flow around;
  private final List<Source> read;
  private final List<Source> wanted = new ArrayList<>();
  private final List<Signal> inputs;
  private final Map<Integer, List<Signal>> others = new HashMap<>();
  private final List<@Nullable NDArray> masks = new ArrayList<>();

  Group(Pass pass, List<Stage> stages, Flow around) {
    this.pass = pass;
    this.stages = stages;
    this.around = around;
    this.inputs = around.inputs().stream().map(Group::kept).toList();
    Map<Integer, Integer> inside = new HashMap<>();
    stages.forEach(stage -> inside.put(stage.last().index(), 0));
    Set<Source> outside = new LinkedHashSet<>();
    for (Stage stage : stages) {
      for (Source source : stage.sources()) {
        if (inside.computeIfPresent(source.node(), (node, count) -> count + 1) == null) {
          outside.add(source);
        }
      }
    }
    read = List.copyOf(outside);
    for (Stage stage : stages) {
      Node node = stage.last();
      boolean leaves = around.readers(node.index()) > inside.getOrDefault(node.index(), 0);
      for (int port = 0; leaves && port < node.outputs().size(); port++) {
        wanted.add(new Source(node.index(), port));
      }
    }
    for (Source source : read) {
      if (!source.isInput()) {
        others.put(source.node(), around.of(source.node()).stream().map(Group::kept).toList());
      }
    }
  }

  /** With a mask that is there until the step ends. */
  private static Signal kept(Signal signal) {
    NDArray mask = signal.mask();
    return mask == null ? signal : new Signal(signal.value(), Autograd.detach(mask));
  }

  /** Lets the pass have what the nodes make. */
  void compute() {
    List<NDArray> values = read.stream().map(source -> around.at(source).value()).toList();
    List<NDArray> leaves = new ArrayList<>();
    stages.forEach(stage -> leaves.addAll(pass.leaves(stage.last())));
    List<NDArray> made =
        Autograd.recomputed(values, leaves.stream().distinct().toList(), this::computed);
    Map<Integer, List<Signal>> byNode = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      NDArray mask = masks.get(i);
      Signal signal = new Signal(made.get(i), mask == null ? null : owned(mask));
      byNode.computeIfAbsent(wanted.get(i).node(), node -> new ArrayList<>()).add(signal);
    }
    byNode.forEach(around::made);
    pass.addedLosses().addAll(made.subList(wanted.size(), made.size()));
  }

  /** A mask of the first time in the scope around. */
  private static NDArray owned(NDArray mask) {
    try (mask) {
      return Autograd.detach(mask);
    }
  }

  /** The wanted values, and what layers add to the loss. */
  private List<NDArray> computed(List<NDArray> values) {
    Pass part = pass.again();
    List<Signal> given = new ArrayList<>(inputs);
    Map<Integer, List<Signal>> nodes = new HashMap<>();
    others.forEach((node, signals) -> nodes.put(node, new ArrayList<>(signals)));
    for (int i = 0; i < values.size(); i++) {
      Source source = read.get(i);
      NDArray value = values.get(i);
      if (source.isInput()) {
        given.set(source.inputNumber(), other(inputs.get(source.inputNumber()), value));
      } else {
        List<Signal> made = nodes.getOrDefault(source.node(), List.of());
        made.set(source.port(), other(made.get(source.port()), value));
      }
    }
    Flow flow = new Flow(part, stages, given, wanted, List.of());
    nodes.forEach(flow::with);
    flow.run();
    List<NDArray> made = new ArrayList<>();
    boolean first = masks.size() < wanted.size();
    for (Source source : wanted) {
      Signal signal = flow.at(source);
      made.add(signal.value());
      if (first) {
        masks.add(signal.mask() == null ? null : Scope.detach(Autograd.detach(signal.mask())));
      }
    }
    made.addAll(part.addedLosses());
    return made;
  }

  /** As {@link Signal#with}, which would look at the value that may be freed by now. */
  private static Signal other(Signal signal, NDArray value) {
    return new Signal(value, signal.mask());
  }
}
