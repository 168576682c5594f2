package org.pydl4j.etl.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pydl4j.etl.schema.ColumnType;

/** An analysis as one HTML page with pictures in SVG. DataVec: {@code HtmlAnalysis}. */
final class HtmlAnalysis {
  private static final String STYLE =
      "body{font:14px system-ui,sans-serif;margin:2em;color:#222}section{border-top:1px solid"
          + " #ddd;padding:1em"
          + " 0;display:flex;gap:2em;flex-wrap:wrap}h2{font-size:16px;margin:0;width:14em;"
          + "overflow-wrap:anywhere}small{color:#777;font-weight:normal}table{border-collapse:collapse}td{padding:1px"
          + " 1em 1px 0;vertical-align:top}td+td{text-align:right}.bad{color:#b00020}";
  private static final int WIDTH = 320;
  private static final int HEIGHT = 90;

  private HtmlAnalysis() {}

  static String page(String title, long rows, List<ColumnAnalysis> columns) {
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head>");
    page.append("<meta charset=\"utf-8\"><title>").append(escaped(title)).append("</title><style>");
    page.append(STYLE).append("</style></head><body>\n<h1>").append(escaped(title));
    page.append("</h1>\n<p>").append(count(rows)).append(" rows, ");
    page.append(columns.size()).append(" columns</p>\n");
    columns.forEach(column -> section(page, column));
    return page.append("</body></html>\n").toString();
  }

  private static void section(StringBuilder page, ColumnAnalysis column) {
    ColumnType type = column.column().type();
    page.append("<section><h2>").append(escaped(column.column().name()));
    page.append("<br><small>").append(type).append("</small></h2>\n<table>");
    row(page, "missing", count(column.missing()), false);
    row(page, "invalid", count(column.invalid()), column.invalid() > 0);
    if (type != ColumnType.NDArray) {
      row(page, "different", count(column.distinct()), false);
    }
    if (type != ColumnType.Categorical) {
      boolean text = type == ColumnType.String || type == ColumnType.Bytes;
      String of = text ? " length" : "";
      double[] quarters = column.quantiles(0.25, 0.5, 0.75);
      row(page, "least" + of, TextAnalysis.number(column.min(), type), false);
      row(page, "quarter", TextAnalysis.number(quarters[0], type), false);
      row(page, "median", TextAnalysis.number(quarters[1], type), false);
      row(page, "three quarters", TextAnalysis.number(quarters[2], type), false);
      row(page, "greatest" + of, TextAnalysis.number(column.max(), type), false);
      row(page, "mean", TextAnalysis.number(column.mean(), type), false);
    }
    page.append("</table>\n");
    if (type != ColumnType.Categorical && column.histogram().length > 0) {
      histogram(page, column.histogram());
    }
    if (!column.top(1).isEmpty()) {
      page.append("<table>");
      column.top(10).forEach(each -> row(page, each.getKey(), count(each.getValue()), false));
      page.append("</table>\n");
    }
    page.append("</section>\n");
  }

  private static void row(StringBuilder page, String name, String value, boolean bad) {
    page.append(bad ? "<tr class=\"bad\"><td>" : "<tr><td>").append(escaped(name));
    page.append("</td><td>").append(escaped(value)).append("</td></tr>");
  }

  private static void histogram(StringBuilder page, long[] bins) {
    double most = Math.max(1, Arrays.stream(bins).max().orElse(1));
    page.append("<svg width=\"").append(WIDTH).append("\" height=\"").append(HEIGHT).append("\">");
    double width = (double) WIDTH / bins.length;
    for (int i = 0; i < bins.length; i++) {
      double height = bins[i] / most * HEIGHT;
      page.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#3b6ea5\">"
                  + "<title>%s</title></rect>",
              i * width,
              HEIGHT - height,
              width - 1,
              height,
              count(bins[i])));
    }
    page.append("</svg>\n");
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
