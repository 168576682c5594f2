package org.pydl4j.nn;

import java.util.Optional;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.activations.OutputRange;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.OutputLayer;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;

/** Refuses output layers that cannot learn, as DL4J does when a network is built. */
final class OutputLayerCheck {
  private OutputLayerCheck() {}

  static void check(Plan plan) {
    for (Node node : plan.nodes()) {
      OutputLayer layer = node.outputLayer();
      if (layer != null) {
        layer.loss().requireOutputs(node.output().features());
        boolean counts = plan.outputs().stream().anyMatch(out -> out.node() == node.index());
        Optional<String> why =
            counts
                ? objection(layer, node.output().features())
                : Optional.of(
                    "its loss would be left out, since only the network's outputs count. Use"
                        + " Dense.");
        why.ifPresent(reason -> refuse(node, reason));
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

  private static void refuse(Node plan, String reason) {
    throw new ConfigurationException(
        new LayerPlace(plan.described(), "").capitalised()
            + " cannot learn: "
            + reason
            + " Where that is meant, set the network's validateOutputLayerConfig to false.");
  }
}
