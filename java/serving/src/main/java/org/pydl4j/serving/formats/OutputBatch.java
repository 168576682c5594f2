package org.pydl4j.serving.formats;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.Signature;
import org.pydl4j.serving.models.ServedModel;

/** What a model made of a batch, ready to be read row by row. It owns arrays until it is closed. */
public final class OutputBatch implements AutoCloseable {
  private final ServedModel model;
  private final int rows;
  private @Nullable Object note;
  private final List<Output> outputs = new ArrayList<>();

  /**
   * One output.
   *
   * @param tensor its name, type and shape as the signature has them
   * @param rowShape the shape of a row, without the axis of the batch
   * @param array what the model gave, on the CPU and in C order; the batch's
   * @param bytes its memory, little-endian
   * @param rowBytes bytes of one row
   */
  public record Output(
      Signature.Tensor tensor, long[] rowShape, NDArray array, ByteBuffer bytes, int rowBytes) {}

  /**
   * Takes over what the model gave.
   *
   * @param rows the rows that went in
   * @throws DataException if an output has another number of rows
   */
  public OutputBatch(ServedModel model, Map<String, NDArray> arrays, int rows) {
    this.model = model;
    this.rows = rows;
    try {
      for (Signature.Tensor tensor : model.signature().outputs()) {
        outputs.add(output(tensor, arrays.get(tensor.name())));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    } finally {
      arrays.values().forEach(NDArray::close);
    }
  }

  private Output output(Signature.Tensor tensor, @Nullable NDArray given) {
    if (given == null || given.rank() == 0 || given.size(0) != rows) {
      throw new DataException(
          "The model made "
              + (given == null ? "nothing" : Arrays.toString(given.shape()))
              + " of "
              + rows
              + " rows as its output "
              + tensor
              + ".");
    }
    long[] shape = given.shape();
    try (NDArray here = Casts.toDevice(given, Device.CPU)) {
      NDArray dense = Casts.contiguous(here);
      ByteBuffer bytes = Buffers.of(dense);
      return new Output(
          tensor,
          Arrays.copyOfRange(shape, 1, shape.length),
          dense,
          bytes,
          bytes.capacity() / rows);
    }
  }

  /** The model that made it. */
  public ServedModel model() {
    return model;
  }

  /** What {@link InputBatch#note} kept of the record that is answered; or null. */
  public @Nullable Object note() {
    return note;
  }

  /** Says of which record the next answer is. */
  public void answers(@Nullable Object noted) {
    note = noted;
  }

  /** In the order of the signature. */
  public List<Output> outputs() {
    return outputs;
  }

  /**
   * The index of a row's label; -1 where the model has no labels, or the first output none of a
   * class a row.
   */
  public int label(int row) {
    Output first = outputs.get(0);
    if (model.labels().isEmpty() || first.rowShape().length != 1) {
      return -1;
    }
    double[] numbers = new double[first.rowBytes() / first.tensor().dtype().bytes()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Numbers.get(first.bytes(), row * first.rowBytes(), first.tensor().dtype(), i);
    }
    return model.classOf(numbers);
  }

  @Override
  public void close() {
    outputs.forEach(output -> output.array().close());
  }
}
