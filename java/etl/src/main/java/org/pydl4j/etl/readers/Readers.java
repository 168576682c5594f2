package org.pydl4j.etl.readers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Readers made of settings in JSON, as Python sends them, and of a file alone. {@code kind} is one
 * of {@code csv}, {@code jsonLines}, {@code lines}, {@code regex}, {@code svmlight}, {@code
 * parquet}, {@code arrow}, {@code excel}, {@code lmdb} and {@code jdbc}; the other names are those
 * of the readers' own settings.
 */
public final class Readers {
  private static final int INFERRED_ROWS = 10_000;

  private Readers() {}

  /**
   * The reader for a file, by what is in it: Parquet, Arrow, Excel, JSON lines, CSV with a comma,
   * tab, semicolon or bar between fields, in UTF-8 or UTF-16, and else lines. The name decides
   * where the content allows both: {@code .csv} with one column, or with records of different
   * lengths. Columns are inferred; of CSV the first line is the header unless it holds a number.
   * Values that fit no column are kept as invalid.
   *
   * @throws ConfigurationException if it holds no rows; names what it is
   */
  public static BlockSource of(String place) {
    Source source = Source.files(place);
    Sniffed found = Sniffed.of(source);
    return switch (found.kind()) {
      case CSV -> {
        CSVRecordReader.Builder builder =
            CSVRecordReader.builder(source, new Schema(List.of()))
                .separator(found.separator())
                .encoding(found.encoding())
                .rejects(Rejects.keep());
        boolean header = builder.inferSchema(1).getColumnTypes().stream().noneMatch(Readers::told);
        yield CSVRecordReader.inferred(builder.header(header), INFERRED_ROWS);
      }
      case JSON_LINES -> {
        Schema schema = JsonInference.of(source, Schema.DEFAULT_MISSING, INFERRED_ROWS);
        yield new JacksonLineRecordReader(source, schema, Rejects.keep());
      }
      case PARQUET -> new ParquetRecordReader(source, List.of());
      case ARROW -> new ArrowRecordReader(source, List.of());
      case EXCEL ->
          ExcelRecordReader.builder(source)
              .rejects(Rejects.keep())
              .inferred(Schema.DEFAULT_MISSING, INFERRED_ROWS);
      case LINES -> new LineRecordReader(source, Rejects.keep());
    };
  }

  private static boolean told(org.pydl4j.etl.schema.ColumnType type) {
    return type != org.pydl4j.etl.schema.ColumnType.String;
  }

  /**
   * The reader that settings describe.
   *
   * @throws ConfigurationException if a setting is missing or wrong
   */
  public static BlockSource fromJson(String json) {
    Settings settings = new Settings(JsonParser.parseString(json).getAsJsonObject());
    BlockSource rows = rows(settings);
    String sequences = settings.text("sequences", "");
    return switch (sequences) {
      case "" -> rows;
      case "file" -> Sequences.perFile(rows);
      case "lines" -> Sequences.everyLines(rows, settings.number("size", 1));
      case "window" ->
          Sequences.windows(rows, settings.number("size", 1), settings.number("stride", 1));
      default ->
          throw new ConfigurationException(
              "'sequences' must be 'file', 'lines' or 'window'. Got '" + sequences + "'.");
    };
  }

  /** What a reader of this package rejects; null for others. */
  public static @Nullable Rejects rejects(BlockSource source) {
    return source instanceof RecordReader reader ? reader.rejects() : null;
  }

  private static BlockSource rows(Settings settings) {
    String kind = settings.text("kind", "");
    Rejects rejects = settings.rejects();
    switch (kind) {
      case "csv" -> {
        return csv(settings, rejects);
      }
      case "jsonLines" -> {
        Source source = settings.source();
        int rows = settings.number("inferRows", INFERRED_ROWS);
        Schema given = settings.schema();
        Schema schema = given == null ? JsonInference.of(source, settings.missing(), rows) : given;
        List<String> paths = settings.texts("paths");
        return new JacksonLineRecordReader(
            source, schema, paths.isEmpty() ? schema.getColumnNames() : paths, rejects);
      }
      case "lines" -> {
        return new LineRecordReader(settings.source(), rejects);
      }
      case "regex" -> {
        return new RegexLineRecordReader(
            settings.source(),
            settings.requiredSchema(),
            settings.text("regex", ""),
            settings.number("skipLines", 0),
            rejects);
      }
      case "svmlight" -> {
        return new SVMLightRecordReader(
            settings.source(),
            settings.number("numFeatures", 0),
            settings.flag("zeroBased"),
            settings.number("numLabels", 0),
            rejects);
      }
      case "parquet" -> {
        return new ParquetRecordReader(settings.source(), settings.texts("columns"));
      }
      case "excel" -> {
        return excel(settings, rejects);
      }
      case "lmdb" -> {
        return new LmdbRecordReader(settings.source());
      }
      case "arrow" -> {
        return new ArrowRecordReader(settings.source(), settings.texts("columns"));
      }
      case "jdbc" -> {
        return new JDBCRecordReader(
            settings.text("url", ""), settings.map("properties"), settings.text("query", ""));
      }
      default -> throw new ConfigurationException("There is no reader of kind '" + kind + "'.");
    }
  }

  private static BlockSource excel(Settings settings, Rejects rejects) {
    ExcelRecordReader.Builder builder =
        ExcelRecordReader.builder(settings.source())
            .header(settings.flag("header"))
            .skipRows(settings.number("skipRows", 0))
            .rejects(rejects);
    JsonElement sheet = settings.at("sheet");
    if (sheet != null && sheet.getAsJsonPrimitive().isString()) {
      builder.sheet(sheet.getAsString());
    } else {
      builder.sheet(settings.number("sheet", 0));
    }
    Schema given = settings.schema();
    int rows = settings.number("inferRows", INFERRED_ROWS);
    return given == null ? builder.inferred(settings.missing(), rows) : builder.build(given);
  }

  private static BlockSource csv(Settings settings, Rejects rejects) {
    Schema given = settings.schema();
    Schema start = given == null ? new Schema(List.of(), settings.missing()) : given;
    CSVRecordReader.Builder builder =
        CSVRecordReader.builder(settings.source(), start)
            .separator(settings.text("separator", ","))
            .quote(settings.character("quote", '"'))
            .escape(settings.character("escape", (char) 0))
            .comment(settings.character("comment", (char) 0))
            .header(settings.flag("header"))
            .skipLines(settings.number("skipLines", 0))
            .maxRecordBytes(settings.number("maxRecordBytes", 64 << 20))
            .decimalComma(settings.flag("decimalComma"))
            .encoding(settings.text("encoding", "UTF-8"))
            .rejects(rejects);
    int rows = settings.number("inferRows", INFERRED_ROWS);
    return given == null ? CSVRecordReader.inferred(builder, rows) : builder.build();
  }

  /** A JSON object whose members are asked for one by one. */
  private record Settings(JsonObject json) {
    private @Nullable JsonElement at(String name) {
      JsonElement value = json.get(name);
      return value == null || value.isJsonNull() ? null : value;
    }

    String text(String name, String otherwise) {
      JsonElement value = at(name);
      return value == null ? otherwise : value.getAsString();
    }

    char character(String name, char otherwise) {
      JsonElement value = at(name);
      if (value == null) {
        return otherwise;
      }
      String text = value.getAsString();
      if (text.length() > 1) {
        throw new ConfigurationException(
            "The '" + name + "' must be one character, or empty for none. Got '" + text + "'.");
      }
      return text.isEmpty() ? 0 : text.charAt(0);
    }

    int number(String name, int otherwise) {
      JsonElement value = at(name);
      return value == null ? otherwise : value.getAsInt();
    }

    boolean flag(String name) {
      JsonElement value = at(name);
      return value != null && value.getAsBoolean();
    }

    List<String> texts(String name) {
      List<String> found = new ArrayList<>();
      JsonElement value = at(name);
      (value == null ? new JsonArray() : value.getAsJsonArray())
          .forEach(each -> found.add(each.getAsString()));
      return found;
    }

    Map<String, String> map(String name) {
      Map<String, String> found = new LinkedHashMap<>();
      JsonElement value = at(name);
      (value == null ? new JsonObject() : value.getAsJsonObject())
          .entrySet()
          .forEach(each -> found.put(each.getKey(), each.getValue().getAsString()));
      return found;
    }

    Source source() {
      return Source.files(texts("places").toArray(String[]::new));
    }

    Set<String> missing() {
      return at("missing") == null ? Schema.DEFAULT_MISSING : Set.copyOf(texts("missing"));
    }

    @Nullable Schema schema() {
      JsonElement value = at("schema");
      return value == null ? null : Schema.fromJson(value.toString());
    }

    Schema requiredSchema() {
      Schema schema = schema();
      if (schema == null) {
        throw new ConfigurationException("This reader needs a 'schema'.");
      }
      return schema;
    }

    Rejects rejects() {
      String policy = text("onError", "fail");
      return switch (policy) {
        case "fail" -> Rejects.fail();
        case "keep" -> Rejects.keep();
        case "skip" -> Rejects.skip();
        case "divert" -> Rejects.divert(Path.of(text("divertTo", "rejected.jsonl")));
        default ->
            throw new ConfigurationException(
                "'onError' must be 'fail', 'keep', 'skip' or 'divert'. Got '" + policy + "'.");
      };
    }
  }
}
