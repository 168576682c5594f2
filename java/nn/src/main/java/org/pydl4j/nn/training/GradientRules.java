package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.LayerPlan;
import org.pydl4j.nn.conf.Key;
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

  private record Regularization(double l1, double l2, NDArray values, NDArray gradient) {}

  private final List<Normalization> normalizations = new ArrayList<>();
  private final List<Regularization> regularizations = new ArrayList<>();

  GradientRules(List<LayerPlan> plan, FlatParameters parameters) {
    for (LayerPlan layer : plan) {
      List<Slot> slots =
          parameters.slots().stream().filter(slot -> slot.layer() == layer.index()).toList();
      if (!slots.isEmpty()) {
        addNormalization(layer.layer(), slots, parameters);
      }
    }
    Runs.of(parameters.slots(), slot -> List.of(l1(plan, slot), l2(plan, slot)))
        .forEach((run, rates) -> addRegularization(rates.get(0), rates.get(1), run, parameters));
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

  private void addRegularization(double l1, double l2, Runs.Run run, FlatParameters parameters) {
    if (l1 > 0 || l2 > 0) {
      regularizations.add(
          new Regularization(l1, l2, run.of(parameters.values()), run.of(parameters.gradient())));
    }
  }

  private static double l1(List<LayerPlan> plan, Slot slot) {
    return rate(plan, slot, slot.spec().bias() ? LayerKeys.L1_BIAS : LayerKeys.L1);
  }

  private static double l2(List<LayerPlan> plan, Slot slot) {
    return rate(plan, slot, slot.spec().bias() ? LayerKeys.L2_BIAS : LayerKeys.L2);
  }

  private static double rate(List<LayerPlan> plan, Slot slot, Key<Double> key) {
    return plan.get(slot.layer()).layer().get(key);
  }

  /** What regularization adds to the score: l1 · sum |w| + 0.5 · l2 · sum w². */
  double score() {
    double score = 0;
    for (Regularization rule : regularizations) {
      if (rule.l1 > 0) {
        score += rule.l1 * Reduction.sum(Maths.abs(rule.values)).getDouble();
      }
      if (rule.l2 > 0) {
        score += 0.5 * rule.l2 * Math.pow(Updates.norm(rule.values), 2);
      }
    }
    return score;
  }

  /** Changes the gradient in place. */
  void apply() {
    normalizations.forEach(GradientRules::apply);
    for (Regularization rule : regularizations) {
      if (rule.l2 > 0) {
        Updates.axpy(rule.gradient, rule.l2, rule.values);
      }
      if (rule.l1 > 0) {
        Updates.axpy(rule.gradient, rule.l1, Maths.sign(rule.values));
      }
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
        rule -> {
          rule.values.close();
          rule.gradient.close();
        });
  }
}
