package org.pydl4j.serving.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Rows as JSON lists: {@code [1, 2, 3]} or {@code [[1, 2, 3], [4, 5, 6]]}, nested as the input's
 * shape or flat. Outputs are written likewise, by name where there are several or labels: {@code
 * {"output": [0.1, 0.9], "label": "cat"}}.
 */
@AutoService(RecordFormat.class)
public final class JsonRowsFormat extends RowsFormat {
  private static final JsonFactory JSON = new JsonFactory();

  private double[] numbers = new double[1024];

  @Override
  public List<String> contentTypes() {
    return List.of("application/vnd.pydl4j.rows+json", "application/json-rows");
  }

  @Override
  public int read(Payload payload, InputBatch batch) {
    int length = rowLength(batch);
    int count = 0;
    int depth = 0;
    int opened = 0; // where the innermost list began
    long last = batch.rowShape(0).length == 0 ? 1 : batch.rowShape(0)[batch.rowShape(0).length - 1];
    try (JsonParser parser = parser(payload.bytes())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          depth++;
          opened = count;
        } else if (token == JsonToken.END_ARRAY) {
          int inside = count - opened;
          if (inside > 0 && inside != last && inside != length) {
            throw new BadRecordException(
                "A row of "
                    + batch.signature().inputs()
                    + " has lists of "
                    + last
                    + ". Got one of "
                    + inside
                    + ".");
          }
          opened = count;
          depth--;
        } else if (token.isNumeric() && depth > 0) {
          if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
          }
          numbers[count++] = parser.getDoubleValue();
        } else {
          throw new BadRecordException("JSON rows are lists of numbers. Got " + token + ".");
        }
      }
    } catch (IOException e) {
      throw new BadRecordException("The payload is no JSON: " + e.getMessage(), e);
    }
    return take(numbers, count, batch);
  }

  private static JsonParser parser(ByteBuffer bytes) throws IOException {
    if (bytes.hasArray()) {
      return JSON.createParser(
          bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    return JSON.createParser(copy);
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
        text.append(",\"label\":").append(quoted(labels.get(outputs.greatest(i))));
      }
      text.append(named ? "}" : "");
    }
    return bytes(text.append(rows > 1 ? "]" : ""));
  }

  private static String quoted(String text) {
    return "\""
        + new String(
            com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance().quoteAsString(text))
        + "\"";
  }
}
