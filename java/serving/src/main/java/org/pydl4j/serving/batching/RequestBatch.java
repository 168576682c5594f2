package org.pydl4j.serving.batching;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.Signature;
import org.pydl4j.serving.models.Lease;
import org.pydl4j.serving.protocol.InferResponse;
import org.pydl4j.serving.protocol.SignatureCheck;
import org.pydl4j.serving.protocol.TensorData;

/**
 * The rows of several requests, computed by one version of a model in one call. Rows are copied
 * once into arrays on the CPU, which the model reads or its device gets a copy of, and once out of
 * those that it gives.
 */
final class RequestBatch {
  private final Lease lease;
  private final List<Pending> members = new ArrayList<>();
  private final List<List<TensorData>> inputs = new ArrayList<>();
  private long rows;
  private Times times = new Times(0, 0, 0, 0);

  /** When a batch began to be computed, and how long its three parts took, in ns. */
  record Times(long begun, long input, long infer, long output) {}

  RequestBatch(Lease lease) {
    this.lease = lease;
  }

  /** Takes a request in; what does not fit the model throws. */
  void add(Pending member) {
    inputs.add(SignatureCheck.inputs(member.request, lease.model().signature()));
    members.add(member);
    rows += member.rows();
  }

  long rows() {
    return rows;
  }

  List<Pending> members() {
    return members;
  }

  /** Of {@link #compute()}, when it is done. */
  Times times() {
    return times;
  }

  /** Whether rows of several requests may be put together at all. */
  static boolean possible(Signature signature) {
    return signature.inputs().stream().allMatch(RequestBatch::anyRows)
        && signature.outputs().stream().allMatch(RequestBatch::anyRows);
  }

  private static boolean anyRows(Signature.Tensor tensor) {
    return tensor.shape().length > 0 && tensor.shape()[0] < 0;
  }

  /** One response for each member, in order. */
  List<InferResponse> compute() {
    long begun = System.nanoTime();
    try (Scope scope = Scope.open()) {
      Map<String, NDArray> arguments = new HashMap<>();
      for (int i = 0; i < lease.model().signature().inputs().size(); i++) {
        arguments.put(lease.model().signature().inputs().get(i).name(), gathered(i));
      }
      long gathered = System.nanoTime();
      Map<String, NDArray> outputs = lease.output(arguments);
      long computed = System.nanoTime();
      List<InferResponse> responses = scattered(outputs);
      times = new Times(begun, gathered - begun, computed - gathered, System.nanoTime() - computed);
      return responses;
    }
  }

  private NDArray gathered(int input) {
    TensorData first = inputs.get(0).get(input);
    long[] shape = first.shape().clone();
    if (members.size() > 1) {
      shape[0] = rows;
    }
    boolean exact = inputs.stream().anyMatch(m -> m.get(input).stored() != first.dtype());
    NDArray array = Buffers.hostArray(exact ? DType.FLOAT64 : first.dtype(), shape);
    ByteBuffer target = Buffers.of(array);
    for (List<TensorData> member : inputs) {
      ByteBuffer data = member.get(input).data().duplicate().order(ByteOrder.LITTLE_ENDIAN);
      if (exact && member.get(input).stored() == DType.FLOAT32) {
        while (data.hasRemaining()) {
          target.putDouble(data.getFloat());
        }
      } else {
        target.put(data);
      }
    }
    return Engine.device().isCpu() ? array : Casts.toDevice(array, Engine.device());
  }

  private List<InferResponse> scattered(Map<String, NDArray> outputs) {
    List<List<TensorData>> parts = new ArrayList<>();
    members.forEach(member -> parts.add(new ArrayList<>()));
    for (Signature.Tensor tensor : lease.model().signature().outputs()) {
      NDArray array = outputs.get(tensor.name());
      if (array == null) {
        throw new DataException("The model gave no output '" + tensor.name() + "'.");
      }
      scatter(tensor, array, parts);
    }
    List<InferResponse> responses = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String id = members.get(i).request.id();
      String name = lease.model().name();
      responses.add(new InferResponse(name, lease.model().version(), id, parts.get(i)));
    }
    return responses;
  }

  private void scatter(Signature.Tensor tensor, NDArray array, List<List<TensorData>> parts) {
    long[] shape = array.shape();
    if (members.size() > 1 && (shape.length == 0 || shape[0] != rows)) {
      throw new DataException(
          "The model made " + array.rank() + " axes of " + rows + " rows as " + tensor + ".");
    }
    byte[] bytes = bytes(array);
    int rowBytes = members.size() == 1 ? bytes.length : Math.toIntExact(bytes.length / rows);
    int at = 0;
    for (int i = 0; i < parts.size(); i++) {
      int length = rowBytes;
      long[] part = shape.clone();
      if (members.size() > 1) {
        part[0] = members.get(i).rows();
        length = Math.toIntExact(rowBytes * part[0]);
      }
      ByteBuffer data = ByteBuffer.wrap(bytes, at, length).slice();
      parts.get(i).add(new TensorData(tensor.name(), array.dtype(), part, data));
      at += length;
    }
  }

  private static byte[] bytes(NDArray array) {
    NDArray dense = Casts.contiguous(Casts.toDevice(array, Device.CPU));
    ByteBuffer source = Buffers.of(dense);
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    return bytes;
  }
}
