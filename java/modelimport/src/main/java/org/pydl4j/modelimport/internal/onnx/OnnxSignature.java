package org.pydl4j.modelimport.internal.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.Signature;

/** What a graph takes and gives. */
final class OnnxSignature {
  private static final long[] UNKNOWN = {Long.MIN_VALUE};

  private OnnxSignature() {}

  /** As the file says; an output's shape may be missing. */
  static Signature of(OnnxGraphPart graph) {
    List<String> problems = new ArrayList<>();
    List<Signature.Tensor> inputs = tensors("input", graph.inputs(), problems);
    List<Signature.Tensor> outputs = tensors("output", graph.outputs(), problems);
    if (outputs.isEmpty() && problems.isEmpty()) {
      problems.add("it has no output");
    }
    for (Signature.Tensor input : inputs) {
      if (input.shape() == UNKNOWN) {
        problems.add("the input '" + input.name() + "' has no shape");
      }
    }
    if (!problems.isEmpty()) {
      throw new DataException(String.join("; ", problems));
    }
    return new Signature(inputs, outputs);
  }

  private static List<Signature.Tensor> tensors(
      String what, List<OnnxGraphPart.Value> values, List<String> problems) {
    List<Signature.Tensor> made = new ArrayList<>();
    for (OnnxGraphPart.Value value : values) {
      DType type = OnnxTypes.of(value.type());
      if (!value.kind().equals("tensor")) {
        problems.add("the " + what + " '" + value.name() + "' is no tensor but " + value.kind());
      } else if (value.type() == OnnxTypes.STRING) {
        problems.add(
            "the " + what + " '" + value.name() + "' is of text, and models take numbers here");
      } else if (type == null) {
        problems.add(
            "the " + what + " '" + value.name() + "' is of " + OnnxTypes.name(value.type()));
      } else {
        List<Long> axes = value.axes();
        long[] shape = axes == null ? UNKNOWN : axes.stream().mapToLong(Long::longValue).toArray();
        made.add(new Signature.Tensor(value.name(), type, shape));
      }
    }
    return made;
  }

  /** With the shapes of outputs that the runtime has found out. */
  static Signature completed(Signature told, OrtSession session) throws OrtException {
    List<Signature.Tensor> outputs = new ArrayList<>();
    for (Signature.Tensor output : told.outputs()) {
      long[] shape = output.shape();
      if (shape == UNKNOWN) {
        shape = found(output.name(), session);
      }
      outputs.add(new Signature.Tensor(output.name(), output.dtype(), shape));
    }
    return new Signature(told.inputs(), List.copyOf(outputs));
  }

  private static long[] found(String output, OrtSession session) throws OrtException {
    NodeInfo found = session.getOutputInfo().get(output);
    if (found != null && found.getInfo() instanceof TensorInfo info && info.getShape().length > 0) {
      return info.getShape();
    }
    throw new DataException(
        "the output '" + output + "' has no shape, and none follows from the graph");
  }
}
