package org.pydl4j.etl.readers;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;

/** What the columns of a query become. */
final class ResultColumns {
  private static final int DIGITS_OF_LONGS = 18;

  private ResultColumns() {}

  static Schema schemaOf(ResultSetMetaData columns) throws SQLException {
    List<ColumnMetaData> found = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      found.add(ColumnMetaData.of(typeOf(columns, i), columns.getColumnLabel(i)));
    }
    return new Schema(found);
  }

  /**
   * Refuses arrays.
   *
   * @throws DataException if a column holds some; names it
   */
  static void requireNoArrays(String place, ResultSetMetaData columns) throws SQLException {
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      if (columns.getColumnType(i) == Types.ARRAY) {
        throw new DataException(
            place
                + ": the column '"
                + columns.getColumnLabel(i)
                + "' holds arrays ("
                + columns.getColumnTypeName(i)
                + "), which no column can. Select their elements one by one, or make text of them,"
                + " for example by array_to_string.");
      }
    }
  }

  private static ColumnType typeOf(ResultSetMetaData columns, int index) throws SQLException {
    String named = nameOf(columns, index);
    switch (named) { // of DuckDB and MySQL, whose codes say nothing of signs
      case "UTINYINT", "USMALLINT" -> {
        return ColumnType.Integer;
      }
      case "UINTEGER", "INT UNSIGNED" -> {
        return ColumnType.Long;
      }
      case "HUGEINT", "UHUGEINT", "UBIGINT", "BIGINT UNSIGNED" -> {
        return ColumnType.Double;
      }
      case "DECFLOAT" -> { // of H2, which says that it has no digits behind the point
        return ColumnType.Double;
      }
      case "UUID" -> { // for H2 bytes
        return ColumnType.String;
      }
      case "FLOAT" -> {
        boolean single = "java.lang.Float".equals(columns.getColumnClassName(index));
        return single ? ColumnType.Float : ColumnType.Double;
      }
      default -> {}
    }
    return switch (columns.getColumnType(index)) {
      case Types.BOOLEAN -> ColumnType.Boolean;
      case Types.BIT -> { // PostgreSQL's booleans, and its strings of bits: -1 is any length
        int bits = columns.getPrecision(index);
        boolean flag = named.equals("BOOL") || bits == 0 || bits == 1;
        yield flag ? ColumnType.Boolean : ColumnType.String;
      }
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> ColumnType.Integer;
      case Types.BIGINT -> ColumnType.Long;
      case Types.REAL -> ColumnType.Float;
      case Types.FLOAT, Types.DOUBLE -> ColumnType.Double;
      case Types.NUMERIC, Types.DECIMAL -> decimal(columns, index);
      case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> ColumnType.Time;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> ColumnType.Bytes;
      default -> ColumnType.String;
    };
  }

  /** Decimals without digits behind the point are whole numbers, if they are said to fit. */
  private static ColumnType decimal(ResultSetMetaData columns, int index) throws SQLException {
    int digits = columns.getPrecision(index);
    boolean whole = columns.getScale(index) == 0 && digits > 0 && digits <= DIGITS_OF_LONGS;
    return whole ? ColumnType.Long : ColumnType.Double;
  }

  /** The class of java.time that each column's values are asked for as; Object where none. */
  static Class<?>[] times(ResultSetMetaData columns) throws SQLException {
    Class<?>[] kinds = new Class<?>[columns.getColumnCount()];
    for (int i = 1; i <= kinds.length; i++) {
      int type = columns.getColumnType(i);
      // PostgreSQL says that its times with a zone are TIMESTAMP, as those without
      boolean zone = nameOf(columns, i).equals("TIMESTAMPTZ");
      kinds[i - 1] =
          zone || type == Types.TIMESTAMP_WITH_TIMEZONE
              ? OffsetDateTime.class
              : type == Types.TIMESTAMP
                  ? LocalDateTime.class
                  : type == Types.DATE
                      ? LocalDate.class
                      : type == Types.TIME && isLocal(columns, i) ? LocalTime.class : Object.class;
    }
    return kinds;
  }

  /** Whether a column's times of a clock are java.time's, as DuckDB's are. */
  private static boolean isLocal(ResultSetMetaData columns, int index) throws SQLException {
    return LocalTime.class.getName().equals(columns.getColumnClassName(index));
  }

  private static String nameOf(ResultSetMetaData columns, int index) throws SQLException {
    return String.valueOf(columns.getColumnTypeName(index)).toUpperCase(Locale.ROOT);
  }
}
