package org.pydl4j.etl.analysis;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;

/** A look at a data set: its columns, what they hold, and its first rows. */
public final class Inspection {
  private static final int WIDEST = 24;

  private final String name;
  private final DataAnalysis analysis;
  private final List<List<String>> preview = new ArrayList<>();

  private Inspection(String name, DataAnalysis analysis) {
    this.name = name;
    this.analysis = analysis;
  }

  /**
   * Reads a source in one pass.
   *
   * @param name what it is called, for the title
   * @param rows how many of the first rows are kept
   */
  public static Inspection of(String name, BlockSource source, int rows) {
    Inspection made = new Inspection(name, AnalyzeLocal.analyze(source));
    try (BlockReader reader = source.open();
        Block first = reader.next()) {
      made.keep(first, rows);
    }
    return made;
  }

  private void keep(@Nullable Block block, int rows) {
    for (int row = 0; block != null && row < Math.min(rows, block.rows()); row++) {
      List<String> values = new ArrayList<>();
      for (int column = 0; column < block.columns().size(); column++) {
        Object value = block.value(row, column);
        values.add(value == null ? "" : value.toString());
      }
      preview.add(values);
    }
  }

  /** What the columns hold. */
  public DataAnalysis analysis() {
    return analysis;
  }

  /** The analysis' JSON, with {@code preview}, a list of texts for each row. */
  public String toJson() {
    JsonObject told = JsonParser.parseString(analysis.toJson()).getAsJsonObject();
    JsonArray rows = new JsonArray();
    for (List<String> values : preview) {
      JsonArray row = new JsonArray();
      values.forEach(row::add);
      rows.add((JsonElement) row);
    }
    told.add("preview", rows);
    return told.toString();
  }

  /** One HTML page that needs no other file. */
  public String toHtml() {
    return analysis.toHtml(name);
  }

  /** The table of the columns, and the first rows. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(analysis.toString()).append("\n\n");
    text.append(line(analysis.schema().getColumnNames()));
    preview.forEach(values -> text.append('\n').append(line(values)));
    return text.toString();
  }

  private static String line(List<String> values) {
    List<String> cells = new ArrayList<>();
    for (String value : values) {
      String plain = value.replaceAll("\\s+", " ");
      cells.add(plain.length() <= WIDEST ? plain : plain.substring(0, WIDEST - 1) + "…");
    }
    return String.join("  ", cells).stripTrailing();
  }
}
