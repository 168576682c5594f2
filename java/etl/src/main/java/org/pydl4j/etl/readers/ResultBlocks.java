package org.pydl4j.etl.readers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BooleanColumn;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.FloatColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;

/** The rows of a query as blocks. Owns the connection. */
final class ResultBlocks implements BlockReader {
  static final int FETCH = 4096;

  private final String name;
  private final Schema schema;
  private final Connection connection;
  private final ResultSet rows;
  private final boolean[] instants; // of columns whose times have a zone
  private final BlockBuilder builder;
  private long number;
  private boolean ended;

  ResultBlocks(String name, Schema schema, Connection connection, ResultSet rows)
      throws SQLException {
    this.name = name;
    this.schema = schema;
    this.connection = connection;
    this.rows = rows;
    this.instants = new boolean[schema.numColumns()];
    for (int i = 0; i < instants.length; i++) {
      instants[i] = isInstant(rows.getMetaData(), i + 1);
    }
    this.builder = new BlockBuilder(schema);
  }

  static Schema schemaOf(ResultSetMetaData columns) throws SQLException {
    List<ColumnMetaData> found = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      found.add(ColumnMetaData.of(typeOf(columns, i), columns.getColumnLabel(i)));
    }
    return new Schema(found);
  }

  private static ColumnType typeOf(ResultSetMetaData columns, int index) throws SQLException {
    String named = String.valueOf(columns.getColumnTypeName(index)).toUpperCase(Locale.ROOT);
    switch (named) { // names of DuckDB, whose codes are other ones
      case "UTINYINT", "USMALLINT" -> {
        return ColumnType.Integer;
      }
      case "UINTEGER" -> {
        return ColumnType.Long;
      }
      case "HUGEINT", "UHUGEINT", "UBIGINT" -> {
        return ColumnType.Double;
      }
      case "FLOAT" -> {
        boolean single = "java.lang.Float".equals(columns.getColumnClassName(index));
        return single ? ColumnType.Float : ColumnType.Double;
      }
      default -> {}
    }
    return switch (columns.getColumnType(index)) {
      case Types.BOOLEAN, Types.BIT -> ColumnType.Boolean;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> ColumnType.Integer;
      case Types.BIGINT -> ColumnType.Long;
      case Types.REAL -> ColumnType.Float;
      case Types.FLOAT, Types.DOUBLE, Types.NUMERIC, Types.DECIMAL -> ColumnType.Double;
      case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> ColumnType.Time;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> ColumnType.Bytes;
      default -> ColumnType.String;
    };
  }

  /** PostgreSQL says that its times with a zone are TIMESTAMP, as those without. */
  private static boolean isInstant(ResultSetMetaData columns, int index) throws SQLException {
    return columns.getColumnType(index) == Types.TIMESTAMP_WITH_TIMEZONE
        || "timestamptz".equalsIgnoreCase(columns.getColumnTypeName(index));
  }

  @Override
  public @Nullable Block next() {
    BlockReader.requireUninterrupted();
    try {
      while (!ended && !builder.isFull()) {
        if (!rows.next()) {
          ended = true;
          break;
        }
        for (int i = 0; i < schema.numColumns(); i++) {
          add(builder.column(i), schema.getType(i), i + 1);
        }
        builder.endRow(name, ++number);
      }
    } catch (SQLException e) {
      throw new DataException(
          name + ", row " + (number + 1) + " cannot be read: " + e.getMessage(), e);
    }
    return builder.rows() == 0 ? null : builder.build();
  }

  private void add(ColumnBuilder column, ColumnType type, int index) throws SQLException {
    switch (type) {
      case Integer -> {
        int value = rows.getInt(index);
        if (isNull(column)) {
          return;
        }
        ((IntColumn.Builder) column).add(value);
      }
      case Long -> {
        long value = rows.getLong(index);
        if (isNull(column)) {
          return;
        }
        ((LongColumn.Builder) column).add(value);
      }
      case Double -> {
        double value = rows.getDouble(index);
        if (isNull(column)) {
          return;
        }
        ((DoubleColumn.Builder) column).add(value);
      }
      case Float -> {
        float value = rows.getFloat(index);
        if (isNull(column)) {
          return;
        }
        ((FloatColumn.Builder) column).add(value);
      }
      case Boolean -> {
        boolean value = rows.getBoolean(index);
        if (isNull(column)) {
          return;
        }
        ((BooleanColumn.Builder) column).add(value);
      }
      case Time -> addTime(column, rows.getObject(index), instants[index - 1]);
      case Bytes -> addBytes(column, rows.getObject(index), index);
      default -> ((BytesColumn.Builder) column).add(rows.getString(index));
    }
  }

  private boolean isNull(ColumnBuilder column) throws SQLException {
    if (rows.wasNull()) {
      column.addMissing();
      return true;
    }
    return false;
  }

  private static void addTime(ColumnBuilder column, @Nullable Object value, boolean instant) {
    LongColumn.Builder times = (LongColumn.Builder) column;
    if (value == null) {
      times.addMissing();
    } else if (value instanceof OffsetDateTime time) {
      times.add(time.toInstant().toEpochMilli());
    } else if (instant && value instanceof Timestamp time) {
      times.add(time.getTime());
    } else if (value
        instanceof Timestamp time) { // a wall clock's time, whatever the machine's zone
      times.add(time.toLocalDateTime().toInstant(ZoneOffset.UTC).toEpochMilli());
    } else if (value instanceof java.sql.Date date) {
      times.add(millis(date.toLocalDate().atStartOfDay()));
    } else if (value instanceof java.time.LocalDate date) {
      times.add(millis(date.atStartOfDay()));
    } else if (value instanceof LocalDateTime time) {
      times.add(millis(time));
    } else {
      times.addInvalid(value.toString());
    }
  }

  private static long millis(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private void addBytes(ColumnBuilder column, @Nullable Object value, int index)
      throws SQLException {
    byte[] bytes =
        value == null ? null : value instanceof byte[] given ? given : blob(value, index);
    if (bytes == null) {
      column.addMissing();
    } else {
      ((BytesColumn.Builder) column).add(bytes, 0, bytes.length);
    }
  }

  private byte[] blob(Object value, int index) throws SQLException {
    return value instanceof java.sql.Blob blob
        ? blob.getBytes(1, Math.toIntExact(blob.length()))
        : rows.getBytes(index);
  }

  @Override
  public void close() {
    ended = true;
    builder.close();
    quietly(connection); // which closes statements and rows, too
  }

  static void quietly(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // nothing was written that could be lost
    }
  }
}
