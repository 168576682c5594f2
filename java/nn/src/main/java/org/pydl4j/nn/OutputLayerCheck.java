package org.pydl4j.nn;

import java.util.List;
import java.util.Optional;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.activations.OutputRange;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.OutputLayer;

/** Refuses output layers that cannot learn, as DL4J does when a network is built. */
final class OutputLayerCheck {
  private OutputLayerCheck() {}

  static void check(List<LayerPlan> plans) {
    int last = plans.size() - 1;
    for (LayerPlan plan : plans) {
      if (plan.layer() instanceof OutputLayer layer) {
        Optional<String> why =
            plan.index() < last
                ? Optional.of(
                    "its loss would be left out, since only the last layer's counts. Use Dense.")
                : objection(layer, plan.output().size());
        why.ifPresent(reason -> refuse(plan, reason));
      }
    }
  }

  private static Optional<String> objection(OutputLayer layer, long outputs) {
    if (outputs == 1 && layer.activation().range() == OutputRange.DISTRIBUTION) {
      return Optional.of(
          "one output behind "
              + layer.activation().declaration().name()
              + " is always 1. Use activation sigmoid with loss xent for two classes, or identity"
              + " with mse for a number.");
    }
    return layer.loss().objection(layer.activation());
  }

  private static void refuse(LayerPlan plan, String reason) {
    throw new ConfigurationException(
        new LayerPlace(plan.described(), "").capitalised()
            + " cannot learn: "
            + reason
            + " Where that is meant, set the network's validateOutputLayerConfig to false.");
  }
}
