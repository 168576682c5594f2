package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.layers.Vertex;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Source;
import org.pydl4j.nn.steps.Step;

/**
 * What a pass computes in one go: a node, or several of which only the last one's signal is read
 * outside, as steps that were joined. Immutable.
 *
 * @param nodes in the order of computation
 * @param sources what they read of others; the first step reads the first one
 * @param steps what they compute; null where each node has its own formula
 * @param second the number of the step that reads the second source, where there is one
 */
record Stage(List<Node> nodes, List<Source> sources, @Nullable List<Step> steps, int second) {
  /** A node with its own formula. */
  static Stage of(Node node) {
    return new Stage(List.of(node), node.sources(), null, 0);
  }

  /** A node as its steps. */
  static Stage of(Node node, List<Step> steps) {
    return new Stage(List.of(node), node.sources(), joined(List.of(), steps), 0);
  }

  /** The node whose signals it makes. */
  Node last() {
    return nodes.get(nodes.size() - 1);
  }

  private Node first() {
    return nodes.get(0);
  }

  /**
   * This stage with a node behind it that alone reads what it makes, where they can be one.
   *
   * @param own the node's steps
   */
  @Nullable Stage then(Node node, List<Step> own) {
    if (steps == null
        || node.sources().size() != 1
        || node.preprocessor() != null
        || node.byStep() != first().byStep()) {
      return null;
    }
    return new Stage(with(node), sources, joined(steps, own), second);
  }

  /**
   * This stage with a node behind it that adds what it makes and another signal, where they can be
   * one.
   */
  @Nullable Stage plus(Node sum, Source other) {
    Step last = steps == null || steps.isEmpty() ? null : steps.get(steps.size() - 1);
    Step adding = last == null || first().byStep() ? null : last.adding();
    if (steps == null || adding == null || sources.size() != 1) {
      return null;
    }
    List<Step> all = new ArrayList<>(steps);
    int at = all.size() - 1;
    all.set(at, adding);
    return new Stage(with(sum), List.of(sources.get(0), other), List.copyOf(all), at);
  }

  private List<Node> with(Node node) {
    List<Node> all = new ArrayList<>(nodes);
    all.add(node);
    return List.copyOf(all);
  }

  /** Steps one after the other, each in the one before where that can take it. */
  private static List<Step> joined(List<Step> first, List<Step> more) {
    List<Step> all = new ArrayList<>(first);
    for (Step step : more) {
      Step one = all.isEmpty() ? null : all.get(all.size() - 1).then(step);
      if (one == null) {
        all.add(step);
      } else {
        all.set(all.size() - 1, one);
      }
    }
    return List.copyOf(all);
  }

  /**
   * The signals of the last node.
   *
   * @param given one for each source
   */
  List<Signal> run(Pass pass, List<Signal> given) {
    return steps == null || !fits(given) ? plainly(pass, given) : List.of(joined(given));
  }

  /** Steps know no masks; one of rows is handed on. */
  private boolean fits(List<Signal> given) {
    if (first().byStep()) {
      return true;
    }
    for (Signal signal : given) {
      if (signal.mask() != null) {
        return false;
      }
    }
    return true;
  }

  private Signal joined(List<Signal> given) {
    List<Signal> from = List.of(given.get(0));
    Signal prepared = first().sources().size() == 1 ? first().prepared(from).get(0) : given.get(0);
    NDArray value = prepared.value();
    List<Step> all = steps == null ? List.of() : steps;
    for (int i = 0; i < all.size(); i++) {
      boolean reads = i == second && given.size() > 1;
      NDArray next =
          all.get(i).apply(reads ? List.of(value, given.get(1).value()) : List.of(value));
      if (i > 0 && next != value) {
        value.close();
      }
      value = next;
    }
    return first().restored(prepared.with(value), from);
  }

  private List<Signal> plainly(Pass pass, List<Signal> given) {
    if (nodes.size() == 1) {
      return pass.forward(first(), given);
    }
    Map<Source, Signal> known = new HashMap<>();
    for (int i = 0; i < sources.size(); i++) {
      known.put(sources.get(i), given.get(i));
    }
    List<Signal> made = List.of();
    for (Node node : nodes) {
      List<Signal> own = new ArrayList<>();
      for (Source source : node.sources()) {
        Signal signal = known.get(source);
        if (signal == null) {
          throw new IllegalStateException(node.described() + " reads what nobody made.");
        }
        own.add(signal);
      }
      made = pass.forward(node, own);
      known.put(Source.node(node.index()), made.get(0));
    }
    return made;
  }

  /** Frees what the steps have packed. */
  void close() {
    if (steps != null) {
      steps.forEach(Step::close);
    }
  }

  /** The steps of a node, or null: shared by all that compile. */
  static @Nullable List<Step> compiled(Pass frozen, Node node) {
    Vertex vertex = node.vertex();
    return node.outputs().size() == 1 ? vertex.compile(frozen.at(node)) : null;
  }
}
