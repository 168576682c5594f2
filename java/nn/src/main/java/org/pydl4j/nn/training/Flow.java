package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Source;

/** The values of a pass on their way, and how often each will still be read. */
final class Flow {
  private final Pass pass;
  private final List<Stage> stages;
  private final List<Signal> inputs;
  private final List<List<Signal>> made;
  private final int[] readers;
  private final Map<NDArray, Integer> holders = new IdentityHashMap<>();

  /**
   * What is to be computed.
   *
   * @param inputs of the network, in the network's types
   * @param wanted what is asked for
   * @param entered nodes whose inputs are asked for
   */
  Flow(
      Pass pass,
      List<Stage> stages,
      List<Signal> inputs,
      Collection<Source> wanted,
      Collection<Node> entered) {
    this.pass = pass;
    this.stages = stages;
    this.inputs = inputs;
    int nodes = pass.plan().size();
    made = new ArrayList<>(Collections.nCopies(nodes, List.of()));
    readers = new int[nodes];
    inputs.forEach(signal -> hold(signal, 1)); // they are the caller's
    wanted.forEach(this::read);
    entered.forEach(each -> each.sources().forEach(this::read));
    for (int i = stages.size() - 1; i >= 0; i--) {
      if (isRead(stages.get(i))) {
        stages.get(i).sources().forEach(this::read);
      }
    }
  }

  private void read(Source source) {
    if (!source.isInput()) {
      readers[source.node()]++;
    }
  }

  /** Lets a node have made this, which stays the caller's. */
  Flow with(int node, List<Signal> signals) {
    signals.forEach(signal -> hold(signal, 2));
    made.set(node, signals);
    return this;
  }

  private boolean isRead(Stage stage) {
    return readers[stage.last().index()] > 0;
  }

  void run() {
    if (pass.group() > 0) {
      run(stages.stream().filter(this::isRead).toList(), pass.group());
      return;
    }
    for (Stage stage : stages) {
      if (isRead(stage)) {
        compute(stage);
      }
    }
  }

  private void run(List<Stage> needed, int group) {
    for (int i = 0; i < needed.size(); i += group) {
      List<Stage> part = needed.subList(i, Math.min(i + group, needed.size()));
      new Group(pass, part, this).compute();
      part.forEach(this::done);
    }
  }

  private void compute(Stage stage) {
    List<Signal> outputs;
    List<NDArray> added = pass.addedLosses();
    int before = added.size();
    try (Scope scope = Scope.open()) {
      outputs = stage.run(pass, given(stage.sources(), stage.nodes()));
      added.subList(before, added.size()).forEach(scope::keep);
      for (Signal output : outputs) {
        scope.keep(output.value());
        if (output.mask() != null) {
          scope.keep(output.mask());
        }
      }
    }
    made(stage.last().index(), outputs);
    done(stage);
  }

  /** Notes what a node made, which goes behind its last reader. */
  void made(int node, List<Signal> outputs) {
    outputs.forEach(signal -> hold(signal, 1));
    made.set(node, outputs);
  }

  private void done(Stage stage) {
    for (Source source : stage.sources()) {
      if (!source.isInput() && --readers[source.node()] == 0) {
        made.get(source.node()).forEach(signal -> hold(signal, -1));
        made.set(source.node(), List.of());
      }
    }
  }

  private void hold(Signal signal, int more) {
    hold(signal.value(), more);
    if (signal.mask() != null) {
      hold(signal.mask(), more);
    }
  }

  /** The last one to let go of an array frees it; a layer may hand on what it was given. */
  private void hold(NDArray array, int more) {
    if (holders.merge(array, more, Integer::sum) == 0) {
      array.close();
    }
  }

  List<Signal> given(Node reader) {
    return given(reader.sources(), List.of(reader));
  }

  /** As the readers take it: whole numbers that others look up are numbers to them. */
  private List<Signal> given(List<Source> sources, List<Node> readers) {
    boolean whole = readers.stream().anyMatch(reader -> reader.vertex().takesIndices());
    return sources.size() == 1
        ? List.of(whole ? at(sources.get(0)) : pass.numbers(at(sources.get(0))))
        : sources.stream().map(this::at).map(each -> whole ? each : pass.numbers(each)).toList();
  }

  /** What came from a source. */
  Signal at(Source source) {
    return source.isInput()
        ? inputs.get(source.inputNumber())
        : made.get(source.node()).get(source.port());
  }

  /** What the network was given. */
  List<Signal> inputs() {
    return inputs;
  }

  /** All that a node made. */
  List<Signal> of(int node) {
    return made.get(node);
  }

  /** How often what a node made will still be read. */
  int readers(int node) {
    return readers[node];
  }
}
