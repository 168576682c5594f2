package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.layers.GradientNormalization;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.training.FlatParameters.Slot;

/**
 * What happens to the gradient between the backward pass and the updater, in DL4J's order: first
 * normalization, layer by layer, then regularization. Each rule works on runs of the flat vector.
 */
final class GradientRules implements AutoCloseable {
  /** What is done to some parts of the gradient, whose norm is one. */
  private record Normalization(
      GradientNormalization kind, double threshold, List<NDArray> gradients) {}

  private record Bound(Regularization rule, NDArray values, NDArray gradient) {}

  private final List<Normalization> normalizations = new ArrayList<>();
  private final List<Bound> regularizations = new ArrayList<>();

  GradientRules(Plan plan, FlatParameters parameters, Learnt learnt) {
    List<Slot> ruled = parameters.slots().stream().filter(learnt.ruled()).toList();
    for (Node node : plan.nodes()) {
      List<Slot> slots = ruled.stream().filter(slot -> slot.layer() == node.index()).toList();
      if (!slots.isEmpty()) {
        addNormalization(node, slots, parameters.gradient());
      }
    }
    for (Regularization rule : Regularization.of(plan, ruled)) {
      NDArray values = rule.run().of(parameters.values());
      regularizations.add(new Bound(rule, values, rule.run().of(parameters.gradient())));
    }
  }

  private void addNormalization(Node node, List<Slot> slots, NDArray gradient) {
    Configured settings = node.settingsOf(slots.get(0).spec().name());
    GradientNormalization kind = settings.get(LayerKeys.GRADIENT_NORMALIZATION);
    double threshold = settings.get(LayerKeys.GRADIENT_NORMALIZATION_THRESHOLD);
    switch (kind) {
      case None -> {}
      case RenormalizeL2PerParamType, ClipL2PerParamType ->
          slots.forEach(slot -> addNormalization(kind, threshold, List.of(slot), gradient));
      default -> addNormalization(kind, threshold, slots, gradient);
    }
  }

  private void addNormalization(
      GradientNormalization kind, double threshold, List<Slot> slots, NDArray gradient) {
    List<NDArray> parts = new ArrayList<>();
    Runs.of(slots, slot -> kind).keySet().forEach(run -> parts.add(run.of(gradient)));
    normalizations.add(new Normalization(kind, threshold, parts));
  }

  /** What regularization adds to the score. */
  double score() {
    double score = 0;
    for (Bound bound : regularizations) {
      score += bound.rule.score(bound.values);
    }
    return score;
  }

  /** Changes the gradient in place. */
  void apply() {
    normalizations.forEach(GradientRules::apply);
    for (Bound bound : regularizations) {
      bound.rule.addTo(bound.gradient, bound.values);
    }
  }

  private static void apply(Normalization rule) {
    if (rule.kind == GradientNormalization.ClipElementWiseAbsoluteValue) {
      rule.gradients.forEach(part -> Updates.clipByValue(part, rule.threshold));
      return;
    }
    double norm = norm(rule.gradients);
    boolean clip =
        rule.kind == GradientNormalization.ClipL2PerLayer
            || rule.kind == GradientNormalization.ClipL2PerParamType;
    if (clip ? norm > rule.threshold : norm > 0) {
      double factor = (clip ? rule.threshold : 1) / norm;
      rule.gradients.forEach(part -> Arithmetic.mulInPlace(part, factor));
    }
  }

  private static double norm(List<NDArray> parts) {
    double norm = 0;
    for (NDArray part : parts) {
      norm = Math.hypot(norm, Updates.norm(part));
    }
    return norm;
  }

  @Override
  public void close() {
    normalizations.forEach(rule -> rule.gradients.forEach(NDArray::close));
    regularizations.forEach(
        bound -> {
          bound.values.close();
          bound.gradient.close();
        });
  }
}
