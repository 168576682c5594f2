package org.pydl4j.etl.writers;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

/** Writes files by settings in JSON, as Python sends them. */
public final class Writers {
  private Writers() {}

  /**
   * Writes all rows of a source.
   *
   * @param json {@code kind} is {@code csv}, {@code parquet} or {@code arrow}, {@code path} the
   *     file; of CSV {@code separator} and {@code header} are those of {@link CSVRecordWriter}
   */
  public static void write(BlockSource source, String json) {
    JsonObject settings = JsonParser.parseString(json).getAsJsonObject();
    Path file = path(settings.get("path").getAsString());
    String kind = settings.get("kind").getAsString();
    switch (kind) {
      case "csv" ->
          CSVRecordWriter.write(
              source,
              file,
              settings.get("separator").getAsString(),
              settings.get("header").getAsBoolean());
      case "parquet" -> ParquetRecordWriter.write(source, file);
      case "arrow" -> ArrowRecordWriter.write(source, file);
      default -> throw new ConfigurationException("There is no writer of kind '" + kind + "'.");
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new DataException("'" + text.replace('\0', '?') + "' is no path of a file.", e);
    }
  }
}
