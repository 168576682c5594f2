package org.pydl4j.serving.models;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.pydl4j.etl.processing.Processing;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.Signature;

/**
 * A model with what its file says of its first input, which is scaled before the model sees it, and
 * of its first output, which is brought into the units of the labels. The model belongs to others.
 */
final class ProcessedModel {
  private final Model model;
  private final Signature signature;
  private final Processing processing;

  ProcessedModel(Model model) {
    this.model = model;
    this.signature = model.signature();
    this.processing =
        Processing.of(
            model.normalizerJson(),
            model.processJson(),
            model.labels(),
            size(signature.inputs().get(0)));
  }

  private static long size(Signature.Tensor input) {
    long[] shape = input.shape();
    boolean known = shape.length > 0 && Arrays.stream(shape).skip(1).allMatch(axis -> axis >= 0);
    return known ? Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact) : -1;
  }

  Processing processing() {
    return processing;
  }

  /** Outputs of inputs as clients send them; float64 stands for float32 too. */
  Map<String, NDArray> output(Map<String, NDArray> inputs) {
    try (Scope scope = Scope.open()) {
      Map<String, NDArray> ready = new HashMap<>(inputs);
      for (int i = 0; i < signature.inputs().size(); i++) {
        Signature.Tensor tensor = signature.inputs().get(i);
        ready.computeIfPresent(
            tensor.name(),
            i == 0 && processing.isScaling()
                ? (name, raw) -> processing.input(raw, tensor.dtype())
                : (name, raw) -> narrowed(raw, tensor.dtype()));
      }
      Map<String, NDArray> outputs = new HashMap<>(model.output(ready));
      if (processing.isReverting()) {
        outputs.computeIfPresent(
            signature.outputs().get(0).name(), (name, made) -> processing.output(made));
      }
      outputs.values().forEach(scope::keep);
      return outputs;
    }
  }

  private static NDArray narrowed(NDArray raw, DType type) {
    boolean wide = raw.dtype() == DType.FLOAT64 && type == DType.FLOAT32;
    return wide ? Casts.castTo(raw, type) : raw;
  }
}
