package org.pydl4j.etl.internal.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;

/** Rows on their way into a Parquet file; those that memory does not hold lie on the disk. */
public final class ParquetRows implements AutoCloseable {
  private static final long MEMORY = 512L << 20;

  private final RowDatabase database;
  private final Schema schema;

  /** No rows of this schema, which has no columns of arrays. */
  public ParquetRows(Schema schema) {
    this.schema = schema;
    this.database = new RowDatabase("Writing Parquet", MEMORY);
    String columns =
        IntStream.range(0, schema.numColumns())
            .mapToObj(i -> "c" + i + " " + type(schema.getType(i)))
            .collect(Collectors.joining(", "));
    try {
      database.run("CREATE TABLE written (" + columns + ")");
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case Integer -> "INTEGER";
      case Long, Time -> "BIGINT";
      case Double -> "DOUBLE";
      case Float -> "FLOAT";
      case Boolean -> "BOOLEAN";
      case Bytes -> "BLOB";
      case String, Categorical -> "VARCHAR";
      case NDArray -> throw new IllegalArgumentException("arrays");
    };
  }

  /** More rows, without invalid values. */
  public void add(Block block) {
    try (DuckDBAppender out = database.connection().createAppender("written")) {
      for (int row = 0; row < block.rows(); row++) {
        out.beginRow();
        for (int i = 0; i < schema.numColumns(); i++) {
          append(out, i, block.column(i), row);
        }
        out.endRow();
      }
    } catch (SQLException e) {
      throw RowDatabase.failed(e);
    }
  }

  private void append(DuckDBAppender out, int index, Column column, int row) throws SQLException {
    if (!column.has(row)) {
      out.appendNull();
      return;
    }
    switch (schema.getType(index)) {
      case Integer -> out.append((int) column.getLong(row));
      case Long, Time -> out.append(column.getLong(row));
      case Double -> out.append(column.getDouble(row));
      case Float -> out.append((float) column.getDouble(row));
      case Boolean -> out.append(column.getDouble(row) != 0);
      case Bytes -> out.append(((BytesColumn) column).bytes(row));
      case String -> out.append(((BytesColumn) column).text(row));
      default -> {
        CategoricalMetaData categories = (CategoricalMetaData) schema.getMetaData(index);
        out.append(categories.stateNames().get((int) column.getLong(row)));
      }
    }
  }

  /** Writes all rows in their order. */
  public void writeTo(Path file) {
    String columns =
        IntStream.range(0, schema.numColumns())
            .mapToObj(
                i ->
                    (schema.getType(i) == ColumnType.Time
                            ? "epoch_ms(c" + i + ")::TIMESTAMPTZ"
                            : "c" + i)
                        + " AS "
                        + DuckDb.name(schema.getName(i)))
            .collect(Collectors.joining(", "));
    database.run(
        "COPY (SELECT "
            + columns
            + " FROM written) TO "
            + DuckDb.quoted(file.toString())
            + " (FORMAT parquet)");
  }

  @Override
  public void close() {
    database.close();
  }
}
