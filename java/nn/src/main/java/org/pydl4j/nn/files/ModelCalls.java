package org.pydl4j.nn.files;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.Signature;

/** Models of any kind, called with arrays in order in place of names. */
public final class ModelCalls {
  private ModelCalls() {}

  /**
   * Computes outputs in the order of the signature; the caller owns them.
   *
   * @param features an array for each input, in order
   * @throws ShapeException if there is another number of them
   */
  public static List<NDArray> output(Model model, List<NDArray> features) {
    List<Signature.Tensor> inputs = model.signature().inputs();
    if (features.size() != inputs.size()) {
      throw new ShapeException(
          "The model has the inputs " + inputs + ". Got " + features.size() + " arrays.");
    }
    Map<String, NDArray> named = new LinkedHashMap<>();
    for (int i = 0; i < features.size(); i++) {
      named.put(inputs.get(i).name(), features.get(i));
    }
    Map<String, NDArray> made = model.output(named);
    List<NDArray> inOrder = new ArrayList<>();
    for (String output : model.signature().outputNames()) {
      inOrder.add(Objects.requireNonNull(made.get(output), output));
    }
    return inOrder;
  }

  /** Name, numpy's type and sizes of each input and output, as JSON. */
  public static String signatureJson(Model model) {
    return new Gson()
        .toJson(
            Map.of(
                "inputs", described(model.signature().inputs()),
                "outputs", described(model.signature().outputs()),
                "labels", model.labels()));
  }

  private static List<List<Object>> described(List<Signature.Tensor> tensors) {
    List<List<Object>> made = new ArrayList<>();
    for (Signature.Tensor tensor : tensors) {
      made.add(List.of(tensor.name(), tensor.dtype().label(), tensor.shape()));
    }
    return made;
  }
}
