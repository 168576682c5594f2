package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.plan.Source;
import org.pydl4j.nn.steps.Step;
import org.pydl4j.nn.steps.SumStep;

/**
 * A network as it is computed outside of training, with its parameters as they were when it was
 * made: batch normalization lies in the weights before it, additions and cutting off below 0 happen
 * where the sums are made, and weights are packed at their first use. Outputs are those of the
 * layers' own formulae up to rounding.
 *
 * <p>Immutable. It owns what it has made of the parameters, until the last one that uses it lets
 * go.
 */
final class InferencePlan {
  private final long changes;
  private final List<Stage> stages;
  private final List<NDArray> constants;
  private int users = 1;

  private InferencePlan(long changes, List<Stage> stages, List<NDArray> constants) {
    this.changes = changes;
    this.stages = stages;
    this.constants = constants;
  }

  /** The plan for the parameters as they are; the caller is its first user. */
  static InferencePlan of(Plan plan, FlatParameters parameters) {
    long changes = parameters.changes();
    try (Scope scope = Scope.open();
        Autograd.Guard guard = Autograd.noGrad()) {
      List<Stage> stages = new Compiler(plan, parameters).stages();
      return new InferencePlan(changes, stages, owned(stages, parameters));
    }
  }

  /** Each node by itself. */
  static List<Stage> plain(Plan plan) {
    return plan.nodes().stream().map(Stage::of).toList();
  }

  /** What the steps compute with and the network does not have. */
  private static List<NDArray> owned(List<Stage> stages, FlatParameters parameters) {
    Set<NDArray> networks = Collections.newSetFromMap(new IdentityHashMap<>());
    parameters.forInference().forEach(own -> networks.addAll(own.values()));
    List<NDArray> owned = new ArrayList<>();
    for (Stage stage : stages) {
      for (Step step : stage.steps() == null ? List.<Step>of() : stage.steps()) {
        for (NDArray constant : step.constants()) {
          if (networks.add(constant)) {
            owned.add(Scope.detach(constant));
          }
        }
      }
    }
    return owned;
  }

  /** The number of the parameters' changes that it knows. */
  long changes() {
    return changes;
  }

  /** What there is to compute, in order. */
  List<Stage> stages() {
    return stages;
  }

  /** One more that uses it. */
  synchronized InferencePlan acquire() {
    users++;
    return this;
  }

  /** One less; the last one frees what it owns. */
  synchronized void release() {
    users--;
    if (users == 0) {
      stages.forEach(Stage::close);
      constants.forEach(NDArray::close);
    }
  }

  /** Goes through the nodes and joins what can be one stage. */
  private static final class Compiler {
    private final Plan plan;
    private final Pass frozen;
    private final Map<Source, Integer> readers = new HashMap<>();
    private final Map<Integer, Stage> stages = new HashMap<>();

    Compiler(Plan plan, FlatParameters parameters) {
      this.plan = plan;
      this.frozen = Pass.inference(plan, parameters, null);
      plan.outputs().forEach(this::read);
      plan.nodes().forEach(node -> node.sources().forEach(this::read));
    }

    private void read(Source source) {
      readers.merge(source, 1, Integer::sum);
    }

    List<Stage> stages() {
      for (Node node : plan.nodes()) {
        add(node);
      }
      return plan.nodes().stream()
          .map(node -> stages.get(node.index()))
          .filter(stage -> stage != null)
          .toList();
    }

    private void add(Node node) {
      List<Step> own = Stage.compiled(frozen, node);
      if (own == null) {
        stages.put(node.index(), Stage.of(node));
        return;
      }
      for (Source source : node.sources()) {
        Stage before = readers.getOrDefault(source, 0) == 1 ? stages.get(source.node()) : null;
        Stage joined = before == null ? null : joined(before, node, own, source);
        if (joined != null) {
          stages.remove(source.node());
          stages.put(node.index(), joined);
          return;
        }
      }
      int count = node.sources().size();
      boolean takes = own.equals(SUM) ? count == 2 && fixed(node) : count == 1 && !own.isEmpty();
      stages.put(node.index(), takes ? Stage.of(node, own) : Stage.of(node));
    }

    private static final List<Step> SUM = List.of(new SumStep());

    private static @Nullable Stage joined(Stage before, Node node, List<Step> own, Source source) {
      if (!own.equals(SUM)) {
        return before.then(node, own);
      }
      List<Source> all = node.sources();
      boolean two = all.size() == 2 && !all.get(0).equals(all.get(1)) && fixed(node);
      return two ? before.plus(node, all.get(all.get(0).equals(source) ? 1 : 0)) : null;
    }

    /** Whether its shape is known, so that nothing of another one can come. */
    private static boolean fixed(Node node) {
      for (long size : node.output().shape()) {
        if (size < 0) {
          return false;
        }
      }
      return true;
    }
  }
}
