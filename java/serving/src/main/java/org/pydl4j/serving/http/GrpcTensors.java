package org.pydl4j.serving.http;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.DType;
import org.pydl4j.serving.grpc.v2.InferParameter;
import org.pydl4j.serving.grpc.v2.InferTensorContents;
import org.pydl4j.serving.grpc.v2.ModelInferRequest;
import org.pydl4j.serving.grpc.v2.ModelInferResponse;
import org.pydl4j.serving.protocol.Datatype;
import org.pydl4j.serving.protocol.InferRequest;
import org.pydl4j.serving.protocol.InferResponse;
import org.pydl4j.serving.protocol.ProtocolException;
import org.pydl4j.serving.protocol.TensorData;

/** gRPC's messages to requests and back; raw contents are viewed, not copied. */
final class GrpcTensors {
  private static final List<String> NOT_SERVED = List.of("classification", "shared_memory_region");

  private GrpcTensors() {}

  static InferRequest request(ModelInferRequest message) {
    List<TensorData> inputs = new ArrayList<>();
    int raw = message.getRawInputContentsCount();
    if (raw != 0 && raw != message.getInputsCount()) {
      throw new ProtocolException(
          "There are "
              + message.getInputsCount()
              + " inputs and "
              + raw
              + " raw_input_contents. Send one for each, or none.");
    }
    for (int i = 0; i < message.getInputsCount(); i++) {
      ModelInferRequest.InferInputTensor input = message.getInputs(i);
      requireServed(input.getName(), input.getParametersMap());
      inputs.add(raw == 0 ? typed(input) : raw(input, message.getRawInputContents(i)));
    }
    List<InferRequest.Output> outputs =
        message.getOutputsList().stream()
            .map(
                output -> {
                  requireServed(output.getName(), output.getParametersMap());
                  return new InferRequest.Output(output.getName(), true);
                })
            .toList();
    return new InferRequest(
        message.getId(),
        inputs,
        outputs,
        true,
        number(message.getParametersMap(), "priority"),
        number(message.getParametersMap(), "timeout"));
  }

  /** Refuses by name what would be ignored otherwise. */
  private static void requireServed(String tensor, Map<String, InferParameter> parameters) {
    for (String name : NOT_SERVED) {
      if (parameters.containsKey(name)) {
        throw new ProtocolException(
            "The parameter '" + name + "' of '" + tensor + "' is not served.");
      }
    }
  }

  private static long number(Map<String, InferParameter> parameters, String name) {
    InferParameter parameter = parameters.get(name);
    if (parameter == null) {
      return 0;
    }
    long value =
        switch (parameter.getParameterChoiceCase()) {
          case INT64_PARAM -> parameter.getInt64Param();
          case UINT64_PARAM -> Math.max(parameter.getUint64Param(), 0);
          default -> -1;
        };
    if (value < 0) {
      throw new ProtocolException("The parameter '" + name + "' must be a number of 0 or more.");
    }
    return value;
  }

  private static TensorData raw(ModelInferRequest.InferInputTensor input, ByteString content) {
    DType dtype = Datatype.parse(input.getDatatype());
    long[] shape = shape(input);
    if (content.size() != TensorData.bytes(input.getName(), dtype, shape)) {
      throw wrongSize(input, content.size() / dtype.bytes());
    }
    return new TensorData(input.getName(), dtype, shape, content.asReadOnlyByteBuffer());
  }

  private static long[] shape(ModelInferRequest.InferInputTensor input) {
    return input.getShapeList().stream().mapToLong(Long::longValue).toArray();
  }

  private static TensorData typed(ModelInferRequest.InferInputTensor input) {
    DType dtype = Datatype.parse(input.getDatatype());
    long[] shape = shape(input);
    int bytes = TensorData.bytes(input.getName(), dtype, shape);
    InferTensorContents contents = input.getContents();
    int count = count(dtype, contents, input.getName());
    if ((long) count * dtype.bytes() != bytes) {
      throw wrongSize(input, count);
    }
    ByteBuffer data = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      switch (dtype) {
        case BOOL -> data.put((byte) (contents.getBoolContents(i) ? 1 : 0));
        case UINT8 -> data.put((byte) within(input, contents.getUintContents(i), 0, 255));
        case INT8 -> data.put((byte) within(input, contents.getIntContents(i), -128, 127));
        case INT16 ->
            data.putShort((short) within(input, contents.getIntContents(i), -32_768, 32_767));
        case INT32 -> data.putInt(contents.getIntContents(i));
        case INT64 -> data.putLong(contents.getInt64Contents(i));
        case FLOAT32 -> data.putFloat(contents.getFp32Contents(i));
        default -> data.putDouble(contents.getFp64Contents(i));
      }
    }
    return new TensorData(input.getName(), dtype, shape, data.flip());
  }

  /** A number that the wire carries as 32 bits and that must be of a narrower type. */
  private static int within(
      ModelInferRequest.InferInputTensor input, int value, int least, int greatest) {
    if (value < least || value > greatest) {
      throw new ProtocolException(
          "The number "
              + value
              + " of '"
              + input.getName()
              + "' is outside "
              + input.getDatatype()
              + ".");
    }
    return value;
  }

  private static int count(DType dtype, InferTensorContents contents, String name) {
    return switch (dtype) {
      case BOOL -> contents.getBoolContentsCount();
      case UINT8 -> contents.getUintContentsCount();
      case INT8, INT16, INT32 -> contents.getIntContentsCount();
      case INT64 -> contents.getInt64ContentsCount();
      case FLOAT32 -> contents.getFp32ContentsCount();
      case FLOAT64 -> contents.getFp64ContentsCount();
      default ->
          throw new ProtocolException(
              "The input '" + name + "' is " + Datatype.of(dtype) + ": send raw_input_contents.");
    };
  }

  private static ProtocolException wrongSize(ModelInferRequest.InferInputTensor input, long count) {
    return new ProtocolException(
        "The input '"
            + input.getName()
            + "' of shape "
            + Arrays.toString(shape(input))
            + " came with "
            + count
            + " numbers of "
            + input.getDatatype()
            + ".");
  }

  static ModelInferResponse response(InferResponse response, InferRequest request) {
    ModelInferResponse.Builder message =
        ModelInferResponse.newBuilder()
            .setModelName(response.model())
            .setModelVersion(response.version())
            .setId(response.id());
    for (TensorData output : response.outputs()) {
      if (request.wants(output.name())) {
        ModelInferResponse.InferOutputTensor.Builder tensor =
            ModelInferResponse.InferOutputTensor.newBuilder()
                .setName(output.name())
                .setDatatype(Datatype.of(output.dtype()));
        Arrays.stream(output.shape()).forEach(tensor::addShape);
        message.addOutputs(tensor);
        message.addRawOutputContents(UnsafeByteOperations.unsafeWrap(output.data()));
      }
    }
    return message.build();
  }
}
