package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.training.FlatParameters.Slot;

/** What l1 and l2 add to the score and to the gradient of one run of parameters. */
record Regularization(Runs.Run run, double l1, double l2) {
  /** Those of a network; none for parameters without. */
  static List<Regularization> of(Plan plan, List<Slot> slots) {
    Map<Runs.Run, List<Double>> rates =
        Runs.of(
            slots,
            slot ->
                List.of(
                    rate(plan, slot, slot.spec().bias() ? LayerKeys.L1_BIAS : LayerKeys.L1),
                    rate(plan, slot, slot.spec().bias() ? LayerKeys.L2_BIAS : LayerKeys.L2)));
    List<Regularization> found = new ArrayList<>();
    rates.forEach((run, rate) -> found.add(new Regularization(run, rate.get(0), rate.get(1))));
    found.removeIf(rule -> rule.l1 == 0 && rule.l2 == 0);
    return found;
  }

  private static double rate(Plan plan, Slot slot, Key<Double> key) {
    boolean regularized = slot.spec().role() == ParameterRole.WEIGHT || slot.spec().bias();
    return regularized && slot.learnt()
        ? plan.get(slot.layer()).settingsOf(slot.spec().name()).get(key)
        : 0.0;
  }

  /** {@code l1 · sum |w| + 0.5 · l2 · sum w²}; {@code values} are those of the run. */
  double score(NDArray values) {
    double score = 0;
    if (l1 > 0) {
      score += l1 * Reduction.sum(Maths.abs(values)).getDouble();
    }
    if (l2 > 0) {
      score += 0.5 * l2 * Math.pow(Updates.norm(values), 2);
    }
    return score;
  }

  /** The derivative of {@link #score}, added to the gradient of the run. */
  void addTo(NDArray gradient, NDArray values) {
    if (l2 > 0) {
      Updates.axpy(gradient, l2, values);
    }
    if (l1 > 0) {
      Updates.axpy(gradient, l1, Maths.sign(values));
    }
  }
}
