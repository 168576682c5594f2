package org.pydl4j.nn;

import java.util.Optional;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.SupervisedLayer;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;

/** Refuses output layers that cannot learn, as DL4J does when a network is built. */
final class OutputLayerCheck {
  private OutputLayerCheck() {}

  static void check(Plan plan) {
    for (Node node : plan.nodes()) {
      SupervisedLayer layer = node.supervised();
      if (layer != null) {
        layer.requireOutputs(node.output().features());
        boolean counts = plan.outputs().stream().anyMatch(out -> out.node() == node.index());
        Optional<String> why =
            counts
                ? layer.objection(node.output().features())
                : Optional.of(
                    "its loss would be left out, since only the network's outputs count. Use"
                        + " Dense.");
        why.ifPresent(reason -> refuse(node, reason));
      }
    }
  }

  private static void refuse(Node plan, String reason) {
    throw new ConfigurationException(
        new LayerPlace(plan.described(), "").capitalised()
            + " cannot learn: "
            + reason
            + " Where that is meant, set the network's validateOutputLayerConfig to false.");
  }
}
