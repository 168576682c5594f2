package org.pydl4j.serving.formats;

import com.google.auto.service.AutoService;
import com.google.gson.JsonPrimitive;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.pydl4j.serving.protocol.JsonRows;
import org.pydl4j.serving.protocol.ProtocolException;

/**
 * Rows as JSON lists: {@code [1, 2, 3]} or {@code [[1, 2, 3], [4, 5, 6]]}, nested as the input's
 * shape or flat. Of models with a process also raw columns by name: {@code {"age": 31, "city":
 * "Ulm"}} or a list of such. Outputs are written likewise, by name where there are several or
 * labels: {@code {"output": [0.1, 0.9], "label": "cat"}}.
 */
@AutoService(RecordFormat.class)
public final class JsonRowsFormat extends RowsFormat {
  private final JsonRows rows = new JsonRows();

  @Override
  public List<String> contentTypes() {
    return List.of("application/vnd.pydl4j.rows+json", "application/json-rows");
  }

  @Override
  public int read(Payload payload, InputBatch batch) {
    ByteBuffer bytes = payload.bytes();
    if (NamedRows.areNamed(bytes)) {
      return NamedRows.read(bytes, batch);
    }
    int length = rowLength(batch);
    byte[] text = bytes.hasArray() ? bytes.array() : new byte[bytes.remaining()];
    int start = bytes.hasArray() ? bytes.arrayOffset() + bytes.position() : 0;
    if (!bytes.hasArray()) {
      bytes.get(bytes.position(), text);
    }
    try {
      long[] shape = rows.read(text, start, start + bytes.remaining());
      requireRows(shape, length, batch);
    } catch (ProtocolException e) {
      throw new BadRecordException("JSON rows are lists of numbers. " + e.getMessage(), e);
    }
    return take(rows.numbers(), rows.count(), batch);
  }

  /** One row or a list of them, each flat or nested as the model has it. */
  private static void requireRows(long[] lists, int length, InputBatch batch) {
    long[] row = batch.rowShape(0);
    long[] rest = Arrays.copyOfRange(lists, 1, lists.length);
    long[] flat = {length};
    boolean fits =
        Arrays.equals(lists, flat)
            || Arrays.equals(lists, row)
            || Arrays.equals(rest, flat)
            || Arrays.equals(rest, row);
    if (!fits) {
      throw new BadRecordException(
          "A row of "
              + batch.signature().inputs()
              + " takes "
              + length
              + " numbers, flat or nested. Got lists of the shape "
              + Arrays.toString(lists)
              + ".");
    }
  }

  @Override
  public byte[] write(OutputBatch outputs, int row, int rows) {
    StringBuilder text = new StringBuilder(256);
    List<String> labels = outputs.model().labels();
    boolean named = outputs.outputs().size() > 1 || !labels.isEmpty();
    text.append(rows > 1 ? "[" : "");
    for (int i = row; i < row + rows; i++) {
      text.append(i > row ? "," : "").append(named ? "{" : "");
      String separator = "";
      for (OutputBatch.Output output : outputs.outputs()) {
        text.append(separator);
        separator = ",";
        if (named) {
          text.append(quoted(output.tensor().name())).append(':');
        }
        append(text.append('['), output, i, ',', true);
        text.append(']');
      }
      if (!labels.isEmpty()) {
        int best = outputs.label(i);
        text.append(",\"label\":").append(best < 0 ? "null" : quoted(labels.get(best)));
      }
      text.append(named ? "}" : "");
    }
    return bytes(text.append(rows > 1 ? "]" : ""));
  }

  private static String quoted(String text) {
    return new JsonPrimitive(text).toString();
  }
}
