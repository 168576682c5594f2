package org.pydl4j.etl.analysis;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Statistics and quality of all columns of a data set. Analyses of parts are merged in order, so
 * that the number of threads changes nothing. DataVec: {@code DataAnalysis}, {@code
 * DataQualityAnalysis}.
 */
public final class DataAnalysis {
  private final Schema schema;
  private final List<ColumnAnalysis> columns = new ArrayList<>();
  private long rows;

  /** Of no rows yet. */
  public DataAnalysis(Schema schema) {
    this.schema = schema;
    schema.getColumnMetaData().forEach(column -> columns.add(new ColumnAnalysis(column)));
  }

  /** Looks at the rows of a block, which stays the caller's. */
  public void add(Block block) {
    rows += block.rows();
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).add(block, i);
    }
  }

  /** The rows of another part, too; that analysis stays as it is. */
  public void merge(DataAnalysis other) {
    if (!other.schema.equals(schema)) {
      throw new ConfigurationException(
          "Analyses of one schema are merged. Got " + schema + " and " + other.schema + ".");
    }
    rows += other.rows;
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).merge(other.columns.get(i));
    }
  }

  /** The columns that were looked at. */
  public Schema schema() {
    return schema;
  }

  /** How many rows there are. */
  public long rows() {
    return rows;
  }

  /**
   * What a column holds.
   *
   * @throws ConfigurationException if there is none of this name; names the nearest
   */
  public ColumnAnalysis column(String name) {
    return columns.get(schema.getIndexOfColumn(name));
  }

  /** All of it as JSON: {@code rows} and {@code columns}. */
  public String toJson() {
    JsonObject told = new JsonObject();
    told.addProperty("rows", rows);
    JsonArray all = new JsonArray();
    columns.forEach(column -> all.add(column.json()));
    told.add("columns", all);
    return told.toString();
  }

  /** All of it as one HTML page that needs no other file. */
  public String toHtml(String title) {
    return HtmlAnalysis.page(title, rows, columns);
  }

  /** A line for each column. */
  @Override
  public String toString() {
    return TextAnalysis.table(rows, columns);
  }
}
