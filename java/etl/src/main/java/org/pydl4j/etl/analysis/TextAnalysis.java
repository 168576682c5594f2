package org.pydl4j.etl.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pydl4j.etl.schema.ColumnType;

/** An analysis as a table of text. */
final class TextAnalysis {
  private static final List<String> HEADS =
      List.of(
          "column",
          "type",
          "missing",
          "invalid",
          "distinct",
          "min",
          "median",
          "max",
          "mean",
          "std",
          "most frequent");
  private static final int WIDEST = 40;

  private TextAnalysis() {}

  static String table(long rows, List<ColumnAnalysis> columns) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEADS);
    columns.forEach(column -> lines.add(cells(column)));
    int[] widths = new int[HEADS.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        boolean left = i < 2 || i == widths.length - 1;
        String format = "%" + (left ? "-" : "") + widths[i] + "s  ";
        row.append(String.format(Locale.ROOT, format, line.get(i)));
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.append(String.format(Locale.ROOT, "%,d rows", rows)).toString();
  }

  static List<String> cells(ColumnAnalysis column) {
    ColumnType type = column.column().type();
    boolean plain = type != ColumnType.Categorical;
    double median = column.quantiles(0.5)[0];
    String top =
        column.top(3).stream()
            .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
            .collect(Collectors.joining(", "));
    return List.of(
        shortened(column.column().name()),
        type.name(),
        String.valueOf(column.missing()),
        String.valueOf(column.invalid()),
        type == ColumnType.NDArray ? "" : String.valueOf(column.distinct()),
        plain ? number(column.min(), type) : "",
        plain ? number(median, type) : "",
        plain ? number(column.max(), type) : "",
        plain ? number(column.mean(), type) : "",
        plain && type != ColumnType.Time ? number(column.std(), type) : "",
        shortened(top.replaceAll("\\s+", " ")));
  }

  private static String shortened(String text) {
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }

  static String number(double number, ColumnType type) {
    if (Double.isNaN(number)) {
      return "";
    }
    if (type == ColumnType.Time) {
      return Instant.ofEpochMilli((long) number).toString();
    }
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return String.valueOf((long) number);
    }
    return String.format(Locale.ROOT, "%.5g", number);
  }
}
