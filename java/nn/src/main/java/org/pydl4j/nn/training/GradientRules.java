package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.LayerPlan;
import org.pydl4j.nn.layers.GradientNormalization;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.training.FlatParameters.Slot;

/**
 * What happens to the gradient between the backward pass and the updater, in DL4J's order: first
 * normalization, layer by layer, then regularization. Each rule works on runs of the flat vector.
 */
final class GradientRules implements AutoCloseable {
  private record Normalization(GradientNormalization kind, double threshold, NDArray gradient) {}

  private record Bound(Regularization rule, NDArray values, NDArray gradient) {}

  private final List<Normalization> normalizations = new ArrayList<>();
  private final List<Bound> regularizations = new ArrayList<>();

  GradientRules(List<LayerPlan> plan, FlatParameters parameters) {
    for (LayerPlan layer : plan) {
      List<Slot> slots =
          parameters.slots().stream().filter(slot -> slot.layer() == layer.index()).toList();
      if (!slots.isEmpty()) {
        addNormalization(layer.layer(), slots, parameters);
      }
    }
    for (Regularization rule : Regularization.of(plan, parameters.slots())) {
      NDArray values = rule.run().of(parameters.values());
      regularizations.add(new Bound(rule, values, rule.run().of(parameters.gradient())));
    }
  }

  private void addNormalization(Layer layer, List<Slot> slots, FlatParameters parameters) {
    GradientNormalization kind = layer.get(LayerKeys.GRADIENT_NORMALIZATION);
    double threshold = layer.get(LayerKeys.GRADIENT_NORMALIZATION_THRESHOLD);
    switch (kind) {
      case None -> {}
      case RenormalizeL2PerParamType, ClipL2PerParamType ->
          slots.forEach(
              slot -> {
                Runs.Run run = new Runs.Run(slot.offset(), slot.spec().length());
                normalizations.add(
                    new Normalization(kind, threshold, run.of(parameters.gradient())));
              });
      default -> {
        long start = slots.get(0).offset();
        Runs.Run run = new Runs.Run(start, slots.get(slots.size() - 1).end() - start);
        normalizations.add(new Normalization(kind, threshold, run.of(parameters.gradient())));
      }
    }
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
      Updates.clipByValue(rule.gradient, rule.threshold);
      return;
    }
    double norm = Updates.norm(rule.gradient);
    boolean clip =
        rule.kind == GradientNormalization.ClipL2PerLayer
            || rule.kind == GradientNormalization.ClipL2PerParamType;
    if (clip ? norm > rule.threshold : norm > 0) {
      Arithmetic.mulInPlace(rule.gradient, (clip ? rule.threshold : 1) / norm);
    }
  }

  @Override
  public void close() {
    normalizations.forEach(rule -> rule.gradient.close());
    regularizations.forEach(
        bound -> {
          bound.values.close();
          bound.gradient.close();
        });
  }
}
