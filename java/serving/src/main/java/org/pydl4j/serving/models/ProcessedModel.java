package org.pydl4j.serving.models;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.etl.normalizers.Normalizers;
import org.pydl4j.etl.processing.Processing;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.Signature;

/**
 * A model with what its file says of its inputs, which are scaled before the model sees them, and
 * of its outputs, which are brought into the units of the labels. The model belongs to others.
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
            Normalizers.of(
                model.normalizerJson(), names(signature.inputs()), names(signature.outputs())),
            model.processJson(),
            model.labels(),
            size(signature.inputs().get(0)));
  }

  private static List<String> names(List<Signature.Tensor> tensors) {
    return tensors.stream().map(Signature.Tensor::name).toList();
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
        int number = i;
        ready.computeIfPresent(
            tensor.name(),
            processing.isScaling(i)
                ? (name, raw) -> processing.input(number, raw, tensor.dtype())
                : (name, raw) -> narrowed(raw, tensor.dtype()));
      }
      Map<String, NDArray> outputs = new HashMap<>(model.output(ready));
      for (int i = 0; i < signature.outputs().size(); i++) {
        int number = i;
        if (processing.isReverting(i)) {
          outputs.computeIfPresent(
              signature.outputs().get(i).name(), (name, made) -> processing.output(number, made));
        }
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
