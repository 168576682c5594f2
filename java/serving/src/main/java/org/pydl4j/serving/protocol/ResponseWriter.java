package org.pydl4j.serving.protocol;

import java.util.List;

/** Writes an inference response: JSON, and behind it the outputs that were wanted as binary. */
public final class ResponseWriter {
  private ResponseWriter() {}

  /**
   * A response's bytes.
   *
   * @param headerLength bytes of JSON, for {@code Inference-Header-Content-Length}; -1 where all is
   *     JSON
   */
  public record Body(byte[] bytes, int headerLength) {}

  /** Writes the outputs that the request wants, however much memory they take. */
  public static Body write(InferResponse response, InferRequest request) {
    return write(response, request, Allowance.UNLIMITED);
  }

  /**
   * Writes the outputs that the request wants.
   *
   * @param memory asked before the text takes memory
   * @throws ProtocolException if JSON cannot carry an output that was not wanted as binary
   */
  public static Body write(InferResponse response, InferRequest request, Allowance memory) {
    List<TensorData> wanted =
        request.outputs().isEmpty()
            ? response.outputs()
            : response.outputs().stream().filter(o -> request.wants(o.name())).toList();
    int capacity = 256 + capacity(wanted, request);
    memory.take(capacity);
    Utf8 out = new Utf8(capacity);
    out.add("{\"model_name\":").quoted(response.model());
    out.add(",\"model_version\":").quoted(response.version());
    if (!response.id().isEmpty()) {
      out.add(",\"id\":").quoted(response.id());
    }
    out.add(",\"outputs\":[");
    boolean binary = false;
    for (int i = 0; i < wanted.size(); i++) {
      out.add(i == 0 ? "{" : ",{");
      binary |= output(wanted.get(i), request.binary(wanted.get(i).name()), out);
    }
    out.add("]}");
    int headerLength = binary ? out.length() : -1;
    for (TensorData tensor : wanted) {
      if (request.binary(tensor.name())) {
        byte[] bytes = bytes(tensor);
        out.add(bytes, 0, bytes.length);
      }
    }
    return new Body(out.toBytes(), headerLength);
  }

  private static boolean output(TensorData tensor, boolean binary, Utf8 out) {
    out.add("\"name\":").quoted(tensor.name());
    out.add(",\"datatype\":\"").add(Datatype.of(tensor.dtype())).add("\",\"shape\":[");
    for (int i = 0; i < tensor.shape().length; i++) {
      out.add(i == 0 ? "" : ",").add(tensor.shape()[i]);
    }
    out.add(']');
    if (binary) {
      out.add(",\"parameters\":{\"binary_data_size\":").add(tensor.data().remaining()).add("}}");
    } else {
      out.add(",\"data\":");
      JsonData.write(tensor, out);
      out.add('}');
    }
    return binary;
  }

  private static int capacity(List<TensorData> tensors, InferRequest request) {
    long capacity = 0;
    for (TensorData tensor : tensors) {
      long bytes = tensor.data().remaining();
      capacity += 128 + (request.binary(tensor.name()) ? bytes : bytes * 3);
    }
    return (int) Math.min(capacity, Integer.MAX_VALUE / 2);
  }

  private static byte[] bytes(TensorData tensor) {
    byte[] bytes = new byte[tensor.data().remaining()];
    tensor.data().get(tensor.data().position(), bytes);
    return bytes;
  }
}
