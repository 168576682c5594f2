package org.pydl4j.etl.internal.duckdb;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.BooleanColumn;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.FloatColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.schema.ColumnType;

/** What {@link RowTable#columns} asks for, read back. */
final class RowFields {
  private final RowTable table;
  private final int first;
  private final int width;

  /** The fields of a result from this one on, counted from 1. */
  RowFields(RowTable table, int first) {
    this.table = table;
    this.first = first;
    this.width = table.schema().numColumns();
  }

  /** The field behind these. */
  int end() {
    return first + width + 3;
  }

  /** Whether the row of the result has a row of this table: an outer join may lack it. */
  boolean isThere(ResultSet rows) throws SQLException {
    rows.getInt(first + width + 1);
    return !rows.wasNull();
  }

  /** The row of the result as one more row. */
  void read(ResultSet rows, BlockBuilder out) throws SQLException {
    String faults = rows.getString(first + width);
    JsonObject invalid = faults == null ? null : JsonParser.parseString(faults).getAsJsonObject();
    for (int i = 0; i < width; i++) {
      read(rows, first + i, table.schema().getType(i), out.column(i), fault(invalid, i));
    }
    out.endRow(
        table.sources().get(rows.getInt(first + width + 1)), rows.getLong(first + width + 2));
  }

  private static @Nullable String fault(@Nullable JsonObject invalid, int column) {
    String place = String.valueOf(column);
    return invalid != null && invalid.has(place) ? invalid.get(place).getAsString() : null;
  }

  private static void read(
      ResultSet rows, int at, ColumnType type, ColumnBuilder out, @Nullable String fault)
      throws SQLException {
    if (fault != null) {
      out.addInvalid(fault);
      return;
    }
    switch (type) {
      case Integer, Categorical -> {
        int value = rows.getInt(at);
        if (there(rows, out)) {
          ((IntColumn.Builder) out).add(value);
        }
      }
      case Long, Time -> {
        long value = rows.getLong(at);
        if (there(rows, out)) {
          ((LongColumn.Builder) out).add(value);
        }
      }
      case Double -> {
        double value = rows.getDouble(at);
        if (there(rows, out)) {
          ((DoubleColumn.Builder) out).add(value);
        }
      }
      case Float -> {
        float value = rows.getFloat(at);
        if (there(rows, out)) {
          ((FloatColumn.Builder) out).add(value);
        }
      }
      case Boolean -> {
        boolean value = rows.getBoolean(at);
        if (there(rows, out)) {
          ((BooleanColumn.Builder) out).add(value);
        }
      }
      case String, Bytes -> {
        byte[] value = rows.getBytes(at);
        if (value == null) {
          out.addMissing();
        } else {
          ((BytesColumn.Builder) out).add(value, 0, value.length);
        }
      }
      case NDArray -> {
        byte[] value = rows.getBytes(at);
        if (value == null) {
          out.addMissing();
        } else {
          RowArrays.addTo((ArrayColumn.Builder) out, value);
        }
      }
    }
  }

  private static boolean there(ResultSet rows, ColumnBuilder out) throws SQLException {
    if (rows.wasNull()) {
      out.addMissing();
      return false;
    }
    return true;
  }
}
