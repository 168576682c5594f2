package org.pydl4j.etl.readers;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;

/** Finds names and types of columns in the first objects of JSON lines. */
final class JsonInference {
  private static final List<ColumnType> NUMBERS =
      List.of(ColumnType.Integer, ColumnType.Long, ColumnType.Double);

  private JsonInference() {}

  static Schema of(Source source, Set<String> missing, int rows) {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    try (BlockReader reader = new LineRecordReader(source, Rejects.keep()).open();
        Block block = reader.next()) {
      for (int row = 0; block != null && row < Math.min(rows, block.rows()); row++) {
        String line = block.column(0).has(row) ? ((BytesColumn) block.column(0)).text(row) : "";
        for (Map.Entry<String, JsonElement> field : object(line).entrySet()) {
          if (field.getValue().isJsonNull()) {
            unknown.add(field.getKey());
          } else {
            types.merge(field.getKey(), typeOf(field.getValue()), JsonInference::both);
          }
        }
      }
    }
    unknown.forEach(name -> types.putIfAbsent(name, ColumnType.String));
    if (types.isEmpty()) {
      throw new DataException(
          source.names().get(0) + " has no JSON objects to infer columns from.");
    }
    List<ColumnMetaData> columns = new ArrayList<>();
    types.forEach((name, type) -> columns.add(ColumnMetaData.of(type, name)));
    return new Schema(columns, missing);
  }

  private static JsonObject object(String line) {
    try {
      JsonElement parsed = JsonParser.parseString(line);
      return parsed.isJsonObject() ? parsed.getAsJsonObject() : new JsonObject();
    } catch (JsonParseException | StackOverflowError e) {
      return new JsonObject(); // the reader says it
    }
  }

  private static ColumnType typeOf(JsonElement value) {
    if (!value.isJsonPrimitive() || value.getAsJsonPrimitive().isString()) {
      return ColumnType.String;
    }
    if (value.getAsJsonPrimitive().isBoolean()) {
      return ColumnType.Boolean;
    }
    byte[] text = value.getAsString().getBytes(StandardCharsets.UTF_8);
    for (ColumnType type : NUMBERS) {
      if (Field.of(ColumnMetaData.of(type, "x"), false).read(text, 0, text.length)) {
        return type;
      }
    }
    return ColumnType.String;
  }

  private static ColumnType both(ColumnType one, ColumnType other) {
    if (one == other) {
      return one;
    }
    boolean numbers = NUMBERS.contains(one) && NUMBERS.contains(other);
    return !numbers
        ? ColumnType.String
        : NUMBERS.get(Math.max(NUMBERS.indexOf(one), NUMBERS.indexOf(other)));
  }
}
