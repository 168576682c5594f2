package org.pydl4j.nn;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.evaluation.Decision;
import org.pydl4j.nn.layers.SupervisedLayer;
import org.pydl4j.nn.layers.Vertex;
import org.pydl4j.nn.plan.Plan;

/** What a network's output says of each example: a class, or in a regression its value. */
final class Prediction {
  private Prediction() {}

  /** Takes the output, which it closes; the caller owns what it returns. */
  static NDArray of(Plan plan, NDArray output) {
    boolean classes = classifies(plan.outputNode(0).vertex());
    if (!classes && (output.rank() != 2 || output.size(1) != 1)) {
      return output;
    }
    try (Scope scope = Scope.open();
        NDArray whole = Scope.detach(output)) {
      return scope.keep(
          classes
              ? Decision.GREATEST.classes(plan.outputInside(0, whole))
              : whole.reshape(whole.size(0)).dup());
    }
  }

  /**
   * A cross-entropy or softmax makes probabilities; a last layer without a loss is taken so too.
   */
  static boolean classifies(Vertex last) {
    return !(last instanceof SupervisedLayer layer) || layer.classifies();
  }
}
