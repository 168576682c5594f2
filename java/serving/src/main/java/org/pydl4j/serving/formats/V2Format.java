package org.pydl4j.serving.formats;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.serving.protocol.Allowance;
import org.pydl4j.serving.protocol.InferRequest;
import org.pydl4j.serving.protocol.InferResponse;
import org.pydl4j.serving.protocol.ProtocolException;
import org.pydl4j.serving.protocol.Reading;
import org.pydl4j.serving.protocol.RequestReader;
import org.pydl4j.serving.protocol.ResponseWriter;
import org.pydl4j.serving.protocol.RowTensors;
import org.pydl4j.serving.protocol.SignatureCheck;
import org.pydl4j.serving.protocol.TensorData;

/**
 * Requests and responses of the Open Inference Protocol, as over HTTP: they tell names, types and
 * shapes, so that models with several inputs and with axes of any length are served too.
 */
abstract class V2Format implements RecordFormat {
  private final boolean binary;
  private int headerLength = -1;

  V2Format(boolean binary) {
    this.binary = binary;
  }

  /** Bytes of JSON at the beginning of the payload; -1 for all of it. */
  abstract long headerLength(Payload payload);

  @Override
  public int read(Payload payload, InputBatch batch) {
    byte[] body = new byte[payload.bytes().remaining()];
    payload.bytes().get(payload.bytes().position(), body);
    try {
      InferRequest request =
          RequestReader.read(
              body,
              headerLength(payload),
              new Reading(
                  batch.isExact(),
                  Allowance.UNLIMITED,
                  RowTensors.of(batch.rawRows(), batch.signature())));
      List<TensorData> inputs = SignatureCheck.inputs(request, batch.signature());
      batch.note(answer(request));
      return take(inputs, batch);
    } catch (ProtocolException e) {
      throw new BadRecordException(e.getMessage(), e);
    }
  }

  /** What of a request its answer needs: its id, and which outputs it wants. */
  private InferRequest answer(InferRequest request) {
    boolean asked =
        request.binaryByDefault()
            || request.outputs().stream().anyMatch(output -> Boolean.TRUE.equals(output.binary()));
    if (asked && !binary) {
      throw new ProtocolException(
          "Records of the content type application/json have no binary outputs ('binary_data',"
              + " 'binary_data_output'). Send application/vnd.openinference.tensors.");
    }
    return new InferRequest(request.id(), List.of(), request.outputs(), binary, 0, 0);
  }

  private static int take(List<TensorData> inputs, InputBatch batch) {
    int rows = Math.toIntExact(inputs.get(0).rows());
    if (!batch.reserve(rows, inputs.stream().map(TensorData::rowShape).toList())) {
      return CUT;
    }
    for (int i = 0; i < inputs.size(); i++) {
      ByteBuffer data = inputs.get(i).data();
      if (inputs.get(i).stored() == inputs.get(i).dtype()) {
        batch.buffer(i).put(batch.position(i), data, data.position(), data.remaining());
      } else {
        for (int j = 0; j < data.remaining() / Double.BYTES; j++) {
          batch.put(i, j, data.getDouble(data.position() + j * Double.BYTES));
        }
      }
    }
    batch.commit(rows);
    return rows;
  }

  @Override
  public byte[] write(OutputBatch outputs, int row, int rows) {
    List<TensorData> tensors = new ArrayList<>();
    for (OutputBatch.Output output : outputs.outputs()) {
      long[] shape = new long[output.rowShape().length + 1];
      shape[0] = rows;
      System.arraycopy(output.rowShape(), 0, shape, 1, output.rowShape().length);
      ByteBuffer bytes = output.bytes().slice(row * output.rowBytes(), rows * output.rowBytes());
      tensors.add(new TensorData(output.tensor().name(), output.tensor().dtype(), shape, bytes));
    }
    ResponseWriter.Body body =
        ResponseWriter.write(
            new InferResponse(
                outputs.model().name(), outputs.model().version(), asked(outputs).id(), tensors),
            asked(outputs),
            Allowance.UNLIMITED);
    headerLength = body.headerLength();
    return body.bytes();
  }

  private InferRequest asked(OutputBatch outputs) {
    return outputs.note() instanceof InferRequest noted
        ? noted
        : new InferRequest("", List.of(), List.of(), binary, 0, 0);
  }

  @Override
  public int headerLength() {
    return headerLength;
  }
}
