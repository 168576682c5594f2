package org.pydl4j.etl.readers;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * JSON lines: an object a line. A column is the value under its name; {@code a.b} is the {@code b}
 * in the object under {@code a}, unless there is a name {@code a.b}. What is not there, and null,
 * is missing; an object or array in a column of text is its JSON. DataVec: {@code
 * JacksonLineRecordReader}.
 */
public final class JacksonLineRecordReader extends RecordReader {
  private final List<String> paths;

  /** Of these files, with a path for each column. */
  public JacksonLineRecordReader(
      Source source, Schema schema, List<String> paths, Rejects rejects) {
    super(source, schema, rejects);
    Field.requireText(schema);
    this.paths = List.copyOf(paths);
    if (paths.size() != schema.numColumns()) {
      throw new ConfigurationException(
          "There must be a path for each column, "
              + schema.getColumnNames()
              + ". Got "
              + paths
              + ".");
    }
  }

  /** Of these files; the columns' names are their paths. */
  public JacksonLineRecordReader(Source source, Schema schema, Rejects rejects) {
    this(source, schema, schema.getColumnNames(), rejects);
  }

  @Override
  JacksonLineRecordReader of(Source part) {
    return new JacksonLineRecordReader(part, schema, paths, rejects);
  }

  @Override
  FileReader.Format format() {
    return (stream, name, records) ->
        LineFiles.parser(
            stream,
            name,
            false,
            (bytes, from, to, line, into) -> {
              String text = LineFiles.text(bytes, from, to);
              String wrong = LineFiles.wrong(bytes, from, to);
              JsonElement object = wrong == null ? JsonObjects.parsed(text) : null;
              if (object == null || !object.isJsonObject()) {
                String reason = "The line must be a JSON object.";
                records.reject(name, line, wrong == null ? reason : wrong, text);
                return;
              }
              for (int i = 0; i < paths.size(); i++) {
                if (!take(found(object, paths.get(i)), i, records)) {
                  records.reject(i, name, line, text);
                  return;
                }
              }
              records.add(into, name, line);
            });
  }

  private boolean take(@Nullable JsonElement value, int column, Records records) {
    if (value == null || value.isJsonNull()) {
      records.takeMissing(column);
      return true;
    }
    boolean text = schema.getType(column) == ColumnType.String;
    String written =
        value instanceof JsonPrimitive primitive ? primitive.getAsString() : value.toString();
    byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
    boolean isWhole = schema.getType(column).isWhole() && value instanceof JsonPrimitive;
    if (isWhole && !text && written.endsWith(".0")) { // JSON has one kind of numbers
      return records.take(column, bytes, 0, bytes.length - 2);
    }
    return records.take(column, bytes, 0, bytes.length);
  }

  private static @Nullable JsonElement found(JsonElement object, String path) {
    JsonElement direct = object.getAsJsonObject().get(path);
    int dot = path.indexOf('.');
    if (direct != null || dot < 0) {
      return direct;
    }
    JsonElement inner = object.getAsJsonObject().get(path.substring(0, dot));
    return inner == null || !inner.isJsonObject() ? null : found(inner, path.substring(dot + 1));
  }
}
