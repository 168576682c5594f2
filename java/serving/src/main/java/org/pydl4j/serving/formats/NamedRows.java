package org.pydl4j.serving.formats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.pydl4j.etl.processing.RawRows;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.PyDl4jException;

/** Rows in JSON with raw columns by name, which the model's process makes numbers of. */
final class NamedRows {
  private NamedRows() {}

  /** Whether a text begins as an object, or as a list of objects. */
  static boolean areNamed(ByteBuffer text) {
    boolean list = false;
    for (int i = text.position(); i < text.limit(); i++) {
      byte next = text.get(i);
      if (next == '{') {
        return true;
      }
      boolean blank = next == ' ' || next == '\n' || next == '\r' || next == '\t';
      if (!blank && (next != '[' || list)) {
        return false;
      }
      list = list || next == '[';
    }
    return false;
  }

  /** Appends the rows to a batch; 0 when it is to be cut. */
  static int read(ByteBuffer text, InputBatch batch) {
    RawRows raw = batch.rawRows();
    if (raw == null) {
      throw new BadRecordException(
          "The model takes numbers, and has no process that makes them of named columns. Send"
              + " lists of numbers.");
    }
    String json = StandardCharsets.UTF_8.decode(text.duplicate()).toString();
    try (NDArray features = raw.features(json)) {
      int width = RowsFormat.rowLength(batch);
      if (features.size(1) != width) {
        throw new BadRecordException(
            "The process made " + features.size(1) + " features, and the model takes " + width);
      }
      double[] numbers = features.toDoubleArray();
      return RowsFormat.take(numbers, numbers.length, batch);
    } catch (BadRecordException e) {
      throw e;
    } catch (PyDl4jException e) { // a value that the process cannot use
      throw new BadRecordException(e.getMessage(), e);
    }
  }
}
