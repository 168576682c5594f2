package org.pydl4j.serving.protocol;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.nn.Signature;

/** Compares a request with what a model takes and gives. */
public final class SignatureCheck {
  private SignatureCheck() {}

  /**
   * The inputs in the signature's order.
   *
   * @throws ProtocolException if one is missing, unknown, of another type or shape, or they differ
   *     in their first axis, the batch
   */
  public static List<TensorData> inputs(InferRequest request, Signature signature) {
    Map<String, TensorData> byName = new HashMap<>();
    request.inputs().forEach(input -> byName.put(input.name(), input));
    TensorData[] ordered = new TensorData[signature.inputs().size()];
    for (int i = 0; i < ordered.length; i++) {
      Signature.Tensor wanted = signature.inputs().get(i);
      ordered[i] = byName.remove(wanted.name());
      require(ordered[i] != null && fits(wanted, ordered[i]), wanted, ordered[i]);
      if (ordered[i].rows() != ordered[0].rows()) {
        throw new ProtocolException("The inputs have different numbers of rows (the first axis).");
      }
    }
    if (!byName.isEmpty()) {
      throw new ProtocolException(
          "The model has no input " + byName.keySet() + ", but " + names(signature.inputs()) + ".");
    }
    for (InferRequest.Output output : request.outputs()) {
      if (signature.outputs().stream().noneMatch(o -> o.name().equals(output.name()))) {
        throw new ProtocolException(
            "The model has no output '"
                + output.name()
                + "', but "
                + names(signature.outputs())
                + ".");
      }
    }
    return Arrays.asList(ordered);
  }

  private static List<String> names(List<Signature.Tensor> tensors) {
    return tensors.stream().map(Signature.Tensor::name).toList();
  }

  private static boolean fits(Signature.Tensor wanted, TensorData got) {
    long[] shape = got.shape();
    boolean fits = got.dtype() == wanted.dtype() && shape.length == wanted.shape().length;
    for (int i = 0; fits && i < shape.length; i++) {
      fits = wanted.shape()[i] < 0 ? shape[i] > 0 : shape[i] == wanted.shape()[i];
    }
    return fits;
  }

  private static void require(boolean fits, Signature.Tensor wanted, TensorData got) {
    if (!fits) {
      throw new ProtocolException(
          "The model expects the input '"
              + wanted.name()
              + "' as "
              + Datatype.of(wanted.dtype())
              + " "
              + Arrays.toString(wanted.shape())
              + " (-1: any length). Got "
              + (got == null
                  ? "none of that name."
                  : Datatype.of(got.dtype()) + " " + Arrays.toString(got.shape()) + "."));
    }
  }
}
