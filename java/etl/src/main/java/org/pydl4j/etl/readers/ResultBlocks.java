package org.pydl4j.etl.readers;

import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.BiFunction;
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
import org.pydl4j.etl.internal.times.Clock;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;

/** The rows of a query as blocks. Owns the connection. */
final class ResultBlocks implements BlockReader {
  static final int FETCH = 1024;
  private static final long DAY = 86_400_000;

  private final String name;
  private final Schema schema;
  private final Connection connection;
  private final ResultSet rows;
  private final BiFunction<String, SQLException, DataException> failed;
  private final Class<?>[] kinds; // of times
  private final boolean[] plain; // times that the driver gives in its own way only
  private final BlockBuilder builder;
  private long number;
  private boolean ended;

  /**
   * Owns the connection also when it throws.
   *
   * @param failed the error for a failure, which begins with this text
   */
  ResultBlocks(
      String name,
      Schema schema,
      Connection connection,
      ResultSet rows,
      BiFunction<String, SQLException, DataException> failed)
      throws SQLException {
    this.name = name;
    this.schema = schema;
    this.connection = connection;
    this.rows = rows;
    this.failed = failed;
    this.kinds = ResultColumns.times(rows.getMetaData());
    this.plain = new boolean[kinds.length];
    this.builder = new BlockBuilder(schema);
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
      throw failed.apply(name + ", row " + (number + 1) + " cannot be read: ", e);
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
      case Time -> addTime((LongColumn.Builder) column, index);
      case Bytes -> addBytes(column, rows.getObject(index), index);
      default -> ((BytesColumn.Builder) column).add(text(index));
    }
  }

  /** DuckDB's texts of times have no seconds where these are 0. */
  private @Nullable String text(int index) throws SQLException {
    return kinds[index - 1] == LocalTime.class && rows.getObject(index) instanceof LocalTime time
        ? Clock.text(time)
        : rows.getString(index);
  }

  private boolean isNull(ColumnBuilder column) throws SQLException {
    if (rows.wasNull()) {
      column.addMissing();
      return true;
    }
    return false;
  }

  private void addTime(LongColumn.Builder times, int index) throws SQLException {
    Object value = timeAt(index);
    if (value == null) {
      times.addMissing();
      return;
    }
    try {
      times.add(millis(value, kinds[index - 1] == OffsetDateTime.class));
    } catch (ArithmeticException | DateTimeException e) { // PostgreSQL's infinity
      times.addInvalid(String.valueOf(rows.getString(index)));
    }
  }

  /** Asks for java.time's classes: java.sql's are in the machine's zone, which skips some times. */
  private @Nullable Object timeAt(int index) throws SQLException {
    if (!plain[index - 1]) {
      try {
        return rows.getObject(index, kinds[index - 1]);
      } catch (SQLException | UnsupportedOperationException | ClassCastException e) {
        plain[index - 1] = true; // an older driver
      }
    }
    return rows.getObject(index);
  }

  private static long millis(Object value, boolean instant) {
    if (value instanceof OffsetDateTime time) {
      return time.toInstant().toEpochMilli();
    }
    if (value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
    if (value instanceof LocalDate day) {
      return Math.multiplyExact(day.toEpochDay(), DAY);
    }
    if (value instanceof Timestamp time) { // a wall clock's, whatever the machine's zone
      return instant ? time.getTime() : millis(time.toLocalDateTime(), false);
    }
    if (value instanceof java.sql.Date day) {
      return millis(day.toLocalDate(), false);
    }
    throw new DateTimeException("no time");
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
    if (!(value instanceof Blob blob)) {
      return rows.getBytes(index);
    }
    if (blob.length() > Integer.MAX_VALUE - 8) {
      throw new SQLException("a value has " + blob.length() + " bytes, more than 2 GiB");
    }
    return blob.getBytes(1, (int) blob.length());
  }

  @Override
  public void close() {
    ended = true;
    builder.close();
    quietly(connection); // which closes statements and rows, too
  }

  /** Closes it; what it wrote is undone, since some databases would commit that. */
  static void quietly(@Nullable Connection connection) {
    try (connection) {
      if (connection != null && !connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      // nothing was written that could be lost
    }
  }
}
