package org.pydl4j.etl.analysis;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

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

  /** All of it for another process of this version, where {@link #fromBytes} makes the same. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(schema.toJson().hashCode());
      out.writeLong(rows);
      for (ColumnAnalysis column : columns) {
        column.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory has no failures
    }
    return bytes.toByteArray();
  }

  /**
   * What {@link #toBytes} wrote.
   *
   * @param schema of the analysis
   * @throws DataException if the bytes are no analysis of this schema
   */
  public static DataAnalysis fromBytes(Schema schema, byte[] bytes) {
    DataAnalysis made = new DataAnalysis(schema);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != schema.toJson().hashCode()) {
        throw new IOException("they are of another schema");
      }
      made.rows = in.readLong();
      for (int i = 0; i < made.columns.size(); i++) {
        made.columns.set(i, ColumnAnalysis.read(schema.getMetaData(i), in));
      }
      if (in.read() >= 0) {
        throw new IOException("there is more");
      }
    } catch (IOException | RuntimeException e) {
      throw new DataException("These bytes are no analysis of " + schema + ": " + e, e);
    }
    return made;
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
