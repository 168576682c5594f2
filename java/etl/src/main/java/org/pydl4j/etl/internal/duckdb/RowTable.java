package org.pydl4j.etl.internal.duckdb;

import com.google.gson.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.internal.rows.RowKeys;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;

/**
 * Rows in a table: a column {@code c0, c1 …} for each of the schema's, then {@code faults} (the
 * texts of invalid values, in JSON by place; null for none), {@code src} and {@code line} (where
 * the row came from), {@code n} (its number, from 0) and {@code u}, which is equal for all rows but
 * those that must not match any other.
 */
final class RowTable {
  private final RowDatabase database;
  private final String name;
  private final Schema schema;
  private final int[] matched;
  private final int sign;
  private final List<String> sources = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private long rows;

  /**
   * A new table.
   *
   * @param matched columns of which an invalid value keeps a row from matching
   * @param sign 1 or -1: another one for each side of a join
   */
  RowTable(RowDatabase database, String name, Schema schema, int[] matched, int sign) {
    this.database = database;
    this.name = name;
    this.schema = schema;
    this.matched = matched.clone();
    this.sign = sign;
    StringBuilder sql = new StringBuilder("CREATE TABLE " + name + " (");
    for (int i = 0; i < schema.numColumns(); i++) {
      sql.append('c').append(i).append(' ').append(type(schema.getType(i))).append(", ");
    }
    database.run(sql + "faults VARCHAR, src INTEGER, line BIGINT, n BIGINT, u BIGINT)");
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case Integer, Categorical -> "INTEGER";
      case Long, Time -> "BIGINT";
      case Double -> "DOUBLE";
      case Float -> "FLOAT";
      case Boolean -> "BOOLEAN";
      case String, Bytes, NDArray -> "BLOB"; // compared byte by byte, whatever the bytes are
    };
  }

  Schema schema() {
    return schema;
  }

  List<String> sources() {
    return sources;
  }

  /** What a query asks for to read rows: the columns, and where rows came from. */
  String columns(String alias) {
    StringBuilder sql = new StringBuilder();
    IntStream.range(0, schema.numColumns())
        .forEach(i -> sql.append(alias).append(".c").append(i).append(", "));
    return sql + alias + ".faults, " + alias + ".src, " + alias + ".line";
  }

  /** What rows are compared by: the column, in which the two zeros are one. */
  String compared(String alias, int column) {
    String name = alias + ".c" + column;
    ColumnType type = schema.getType(column);
    return type == ColumnType.Double || type == ColumnType.Float
        ? "CASE WHEN " + name + " = 0 THEN 0 ELSE " + name + " END"
        : name;
  }

  void add(Block block) {
    try (DuckDBAppender out = database.connection().createAppender(name)) {
      for (int row = 0; row < block.rows(); row++) {
        out.beginRow();
        for (int i = 0; i < schema.numColumns(); i++) {
          append(out, schema.getType(i), block.column(i), row);
        }
        String faults = faults(block, row);
        if (faults == null) {
          out.appendNull();
        } else {
          out.append(faults);
        }
        out.append(source(block.origins().source(row)));
        out.append(block.origins().line(row));
        out.append(rows);
        out.append(RowKeys.isInvalid(block, row, matched) ? sign * (rows + 1) : 0L);
        out.endRow();
        rows++;
      }
    } catch (SQLException e) {
      throw RowDatabase.failed(e);
    }
  }

  private int source(String source) {
    return places.computeIfAbsent(
        source,
        key -> {
          sources.add(key);
          return sources.size() - 1;
        });
  }

  private @Nullable String faults(Block block, int row) {
    JsonObject found = null;
    for (int i = 0; i < schema.numColumns(); i++) {
      Column column = block.column(i);
      String text = column.has(row) ? null : column.faults().at(row);
      if (text != null) {
        found = found == null ? new JsonObject() : found;
        found.addProperty(String.valueOf(i), text);
      }
    }
    return found == null ? null : found.toString();
  }

  private static void append(DuckDBAppender out, ColumnType type, Column column, int row)
      throws SQLException {
    if (!column.has(row)) {
      out.appendNull();
      return;
    }
    switch (type) {
      case Integer, Categorical -> out.append((int) column.getLong(row));
      case Long, Time -> out.append(column.getLong(row));
      case Double -> out.append(column.getDouble(row));
      case Float -> out.append((float) column.getDouble(row));
      case Boolean -> out.append(column.getDouble(row) != 0);
      case String, Bytes -> out.append(((BytesColumn) column).bytes(row));
      case NDArray -> out.append(RowArrays.bytes((ArrayColumn) column, row));
    }
  }
}
