package org.pydl4j.nn;

import java.util.List;
import java.util.Map;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;

/** The names of the arrays of a network with one input and one output, and batches by them. */
final class OneToOne {
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";

  private OneToOne() {}

  static Signature signature(InputType input, InputType output, DType type) {
    return new Signature(
        List.of(new Signature.Tensor(INPUT, type, input.batchShape(-1))),
        List.of(new Signature.Tensor(OUTPUT, type, output.batchShape(-1))));
  }

  /** The one input. */
  static NDArray input(Map<String, NDArray> inputs) {
    if (inputs.size() != 1 || !inputs.containsKey(INPUT)) {
      throw new ShapeException("The network has one input, 'input'. Got " + inputs.keySet() + ".");
    }
    return inputs.get(INPUT);
  }

  /** The one output under its name. */
  static Map<String, NDArray> outputs(NDArray output) {
    return Map.of(OUTPUT, output);
  }

  /** The one input and the labels of the one output, which may be missing. */
  static DataSet dataSet(Batch batch) {
    NDArray features = batch.inputs().get(INPUT);
    if (features == null || batch.inputs().size() != 1 || batch.labels().size() > 1) {
      throw new ShapeException(
          "The network has one input, 'input', and one output, 'output'. Got a batch with the"
              + " inputs "
              + batch.inputs().keySet()
              + " and the labels "
              + batch.labels().keySet()
              + ".");
    }
    return new DataSet(features, batch.labels().get(OUTPUT));
  }
}
