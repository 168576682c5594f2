package org.pydl4j.serving.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;

/** Reads an inference request: JSON, behind which binary tensors may stand. */
public final class RequestReader {
  private static final int MOST_AXES = 32;

  /** Bytes of memory that a byte of JSON takes as a tree. */
  private static final long TREE = 8;

  private final byte[] body;
  private final int headerLength;
  private final Reading reading;
  private final List<Input> inputs = new ArrayList<>();
  private final List<InferRequest.Output> outputs = new ArrayList<>();
  private @Nullable TensorData rows;
  private String id = "";
  private boolean binaryByDefault;
  private long priority;
  private long timeout;

  private RequestReader(byte[] body, int headerLength, Reading reading) {
    this.body = body;
    this.headerLength = headerLength;
    this.reading = reading;
  }

  /** Reads a request as {@link Reading#PLAIN} says. */
  public static InferRequest read(byte[] body, long headerLength) {
    return read(body, headerLength, Reading.PLAIN);
  }

  /**
   * Reads a request.
   *
   * @param body all bytes; tensors with binary data view them
   * @param headerLength bytes of JSON, as {@code Inference-Header-Content-Length} says; -1 for all
   * @param reading how numbers are kept
   * @throws ProtocolException if the bytes are not a request
   */
  public static InferRequest read(byte[] body, long headerLength, Reading reading) {
    if (headerLength > body.length || headerLength < -1) {
      throw new ProtocolException(
          "Inference-Header-Content-Length is "
              + headerLength
              + ", the body has "
              + body.length
              + " bytes.");
    }
    int length = headerLength < 0 ? body.length : (int) headerLength;
    return new RequestReader(body, length, reading).read();
  }

  /** An input whose numbers are {@code read}, still in the JSON ({@code data}) or behind it. */
  private record Input(
      String name,
      DType dtype,
      long[] shape,
      @Nullable JsonCursor data,
      @Nullable TensorData read,
      long binary) {}

  /** An input as its members come; data may come before shape and type. */
  private static final class Draft {
    private @Nullable String name;
    private @Nullable DType dtype;
    private long @Nullable [] shape;
    private @Nullable JsonCursor data;
    private @Nullable TensorData read;
    private long binary = -1;

    Input finished() {
      if (name == null || dtype == null || shape == null) {
        throw new ProtocolException(
            "An input needs 'name', 'datatype' and 'shape'. Got "
                + (name == null ? "one without a name." : "'" + name + "' without them."));
      }
      return new Input(name, dtype, shape, data, read, binary);
    }
  }

  private InferRequest read() {
    JsonCursor json = new JsonCursor(body, 0, headerLength);
    json.expect('{');
    for (String name = json.member(true); name != null; name = json.member(false)) {
      switch (name) {
        case "id" -> id = json.string();
        case "inputs" -> inputs(json);
        case "rows" -> rows(json);
        case "outputs" -> outputs(json);
        case "parameters" -> parameters(json);
        default -> json.skip();
      }
    }
    json.end();
    return new InferRequest(
        id, tensors(), List.copyOf(outputs), binaryByDefault, priority, timeout, rows != null);
  }

  /** Rows with raw columns, in place of inputs. */
  private void rows(JsonCursor json) {
    Function<String, TensorData> reader = reading.rows();
    if (reader == null) {
      throw new ProtocolException(
          "The model takes 'inputs', and has no process that makes them of 'rows'.");
    }
    json.peek();
    int start = json.position();
    json.skip();
    reading.memory().take(TREE * (json.position() - start));
    rows = reader.apply(new String(body, start, json.position() - start, StandardCharsets.UTF_8));
  }

  private void parameters(JsonCursor json) {
    json.expect('{');
    for (String name = json.member(true); name != null; name = json.member(false)) {
      switch (name) {
        case "binary_data_output" -> binaryByDefault = json.bool();
        case "priority" -> priority = natural(json, "priority");
        case "timeout" -> timeout = natural(json, "timeout");
        default -> json.skip();
      }
    }
  }

  private static long natural(JsonCursor json, String name) {
    long value = json.whole();
    if (value < 0) {
      throw new ProtocolException("The parameter '" + name + "' must be 0 or more, got " + value);
    }
    return value;
  }

  private void inputs(JsonCursor json) {
    json.expect('[');
    for (boolean first = true; json.next(']', first); first = false) {
      inputs.add(input(json));
    }
  }

  private Input input(JsonCursor json) {
    Draft input = new Draft();
    json.expect('{');
    for (String name = json.member(true); name != null; name = json.member(false)) {
      switch (name) {
        case "name" -> input.name = json.string();
        case "datatype" -> input.dtype = Datatype.parse(json.string());
        case "shape" -> input.shape = shape(json);
        case "parameters" -> inputParameters(json, input);
        case "data" -> data(json, input);
        default -> json.skip();
      }
    }
    return input.finished();
  }

  private void data(JsonCursor json, Draft input) {
    if (input.name != null && input.dtype != null && input.shape != null) {
      input.read = JsonData.read(json, input.name, input.dtype, reading, input.shape);
    } else {
      json.peek();
      input.data = json.from(json.position());
      json.skip();
    }
  }

  private static long[] shape(JsonCursor json) {
    long[] sizes = new long[MOST_AXES];
    int axes = 0;
    json.expect('[');
    for (boolean first = true; json.next(']', first); first = false) {
      if (axes == MOST_AXES) {
        throw json.wrong("a shape has at most " + MOST_AXES + " axes");
      }
      sizes[axes++] = json.whole();
    }
    return java.util.Arrays.copyOf(sizes, axes);
  }

  private static void inputParameters(JsonCursor json, Draft input) {
    json.expect('{');
    for (String name = json.member(true); name != null; name = json.member(false)) {
      switch (name) {
        case "binary_data_size" -> input.binary = natural(json, "binary_data_size");
        case "shared_memory_region" ->
            throw new ProtocolException(
                "Shared memory regions are not served. Send the data of '" + input.name + "'.");
        default -> json.skip();
      }
    }
  }

  private void outputs(JsonCursor json) {
    json.expect('[');
    for (boolean first = true; json.next(']', first); first = false) {
      String name = null;
      @Nullable Boolean[] binary = {null};
      json.expect('{');
      for (String member = json.member(true); member != null; member = json.member(false)) {
        switch (member) {
          case "name" -> name = json.string();
          case "parameters" -> outputParameters(json, binary);
          default -> json.skip();
        }
      }
      if (name == null) {
        throw new ProtocolException("An entry of 'outputs' needs a 'name'.");
      }
      outputs.add(new InferRequest.Output(name, binary[0]));
    }
  }

  private static void outputParameters(JsonCursor json, @Nullable Boolean[] binary) {
    json.expect('{');
    for (String name = json.member(true); name != null; name = json.member(false)) {
      switch (name) {
        case "binary_data" -> binary[0] = json.bool();
        case "classification" ->
            throw new ProtocolException(
                "The parameter 'classification' is not served. Take the greatest of the output.");
        default -> json.skip();
      }
    }
  }

  private List<TensorData> tensors() {
    TensorData made = rows;
    if (made != null && !inputs.isEmpty()) {
      throw new ProtocolException("A request has 'rows' or 'inputs', not both.");
    }
    List<TensorData> tensors = new ArrayList<>(inputs.size());
    if (made != null) {
      tensors.add(made);
    }
    Set<String> names = new HashSet<>();
    int at = headerLength;
    for (Input input : inputs) {
      if (!names.add(input.name)) {
        throw new ProtocolException("The input '" + input.name + "' stands there twice.");
      }
      boolean json = input.read != null || input.data != null;
      if (json == input.binary >= 0) {
        throw new ProtocolException(
            "The input '"
                + input.name
                + "' needs either 'data' or the parameter 'binary_data_size'"
                + (json ? ", not both." : "."));
      }
      if (input.read != null) {
        tensors.add(input.read);
      } else if (input.data != null) {
        tensors.add(JsonData.read(input.data, input.name, input.dtype, reading, input.shape));
      } else {
        tensors.add(binary(input, at));
        at += (int) input.binary;
      }
    }
    if (at != body.length) {
      throw new ProtocolException(
          (body.length - at)
              + " bytes follow the last tensor. Check binary_data_size of the inputs and"
              + " Inference-Header-Content-Length.");
    }
    return tensors;
  }

  private TensorData binary(Input input, int at) {
    int needed = TensorData.bytes(input.name, input.dtype, input.shape);
    if (input.binary != needed || needed > body.length - at) {
      throw new ProtocolException(
          "The input '"
              + input.name
              + "' of shape "
              + java.util.Arrays.toString(input.shape)
              + " has "
              + needed
              + " bytes; binary_data_size is "
              + input.binary
              + ", the body has "
              + (body.length - at)
              + " left.");
    }
    if (input.dtype == DType.BOOL) {
      for (int i = at; i < at + needed; i++) {
        if (body[i] != 0 && body[i] != 1) {
          throw new ProtocolException("A BOOL of '" + input.name + "' is neither 0 nor 1.");
        }
      }
    }
    return new TensorData(
        input.name, input.dtype, input.shape, ByteBuffer.wrap(body, at, needed).slice());
  }
}
