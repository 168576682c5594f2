package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Recurrences;
import org.pydl4j.nd.ops.Shapes;

/** A series step by step: one product for the inputs of all steps, and the layer's own a step. */
record SteppedRun(RecurrentLayer layer, LayerContext context, @Nullable StepMask mask) {

  /**
   * The outputs and the states behind the last step.
   *
   * @param x [time, n, nIn]
   * @param before the states before the first step
   */
  Recurrences.Run over(NDArray x, List<NDArray> before) {
    long time = x.size(0);
    long n = x.size(1);
    NDArray rows = Shapes.reshape(x, time * n, x.size(2));
    NDArray projected = context.linear(rows, "W", layer.bias(context));
    List<NDArray> fromInputs =
        Shapes.unstack(Shapes.reshape(projected, time, n, projected.size(1)), 0);
    List<NDArray> weights = layer.recurrentWeights(context);
    NDArray zero = Nd.zeros(x.dtype(), 1);
    List<NDArray> outputs = new ArrayList<>();
    List<NDArray> states = before;
    for (int t = 0; t < time; t++) {
      try (Scope scope = Scope.open()) {
        List<NDArray> made = layer.step(context, weights, fromInputs.get(t), states);
        outputs.add(scope.keep(masked(t, made.get(0), zero)));
        List<NDArray> next = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
          next.add(scope.keep(masked(t, made.get(i), states.get(i))));
        }
        states = next;
      }
    }
    NDArray output =
        outputs.isEmpty() ? Nd.zeros(x.dtype(), 0, n, layer.nOut()) : Shapes.stack(0, outputs);
    return new Recurrences.Run(output, states);
  }

  private NDArray masked(int t, NDArray made, NDArray otherwise) {
    return mask == null ? made : Comparison.where(mask.real(t), made, otherwise);
  }
}
