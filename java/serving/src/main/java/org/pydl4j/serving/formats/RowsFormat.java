package org.pydl4j.serving.formats;

import java.nio.charset.StandardCharsets;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nn.Signature;

/** Rows of numbers as text, for models with one input of fixed shape. */
abstract class RowsFormat implements RecordFormat {
  /** Numbers a row, or an exception that says why this model needs another format. */
  static int rowLength(InputBatch batch) {
    if (batch.signature().inputs().size() != 1) {
      throw new BadRecordException(
          "The model has the inputs "
              + batch.signature().inputs()
              + ", rows are for one. Send tensors of the Open Inference Protocol.");
    }
    for (long axis : batch.rowShape(0)) {
      if (axis < 0) {
        batch.reserve(1); // explains itself
      }
    }
    return Math.toIntExact(Axes.product(batch.rowShape(0)));
  }

  /** Takes rows that were read as numbers; 0 when the batch is to be cut. */
  static int take(double[] numbers, int count, InputBatch batch) {
    int length = rowLength(batch);
    if (count == 0 || count % length != 0) {
      Signature.Tensor input = batch.signature().inputs().get(0);
      throw new BadRecordException(
          "A row of " + input + " takes " + length + " numbers. Got " + count + ".");
    }
    int rows = count / length;
    if (!batch.reserve(rows)) {
      return CUT;
    }
    for (int i = 0; i < count; i++) {
      batch.put(0, i, numbers[i]);
    }
    batch.commit(rows);
    return rows;
  }

  /** The numbers of a row of an output, with a separator, as nested lists where it has axes. */
  static void append(
      StringBuilder text, OutputBatch.Output output, int row, char separator, boolean nested) {
    long[] shape = output.rowShape();
    DType type = output.tensor().dtype();
    int at = row * output.rowBytes();
    int count = output.rowBytes() / type.bytes();
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        text.append(separator);
      }
      for (int axis = 1, step = count; nested && axis < shape.length; axis++) {
        step /= (int) shape[axis - 1];
        text.append(i % step == 0 ? "[" : "");
      }
      Numbers.append(text, output.bytes(), at, type, i, nested);
      for (int axis = 1, step = count; nested && axis < shape.length; axis++) {
        step /= (int) shape[axis - 1];
        text.append((i + 1) % step == 0 ? "]" : "");
      }
    }
  }

  static byte[] bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
