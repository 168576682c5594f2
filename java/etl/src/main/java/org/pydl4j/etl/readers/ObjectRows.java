package org.pydl4j.etl.readers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.BooleanColumn;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.FloatColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.schema.TimeMetaData;

/**
 * Rows of Java objects, value by value: texts are read as readers of files read them, numbers and
 * times as they are. What does not fit its column is kept as invalid, for a process to decide. Owns
 * the rows until they are built; close it afterwards.
 */
public final class ObjectRows implements AutoCloseable {
  private final Schema schema;
  private final Field[] fields;
  private final BlockBuilder builder;

  /** For rows of this schema, which has no columns of arrays. */
  public ObjectRows(Schema schema) {
    Field.requireText(schema);
    this.schema = schema;
    this.builder = new BlockBuilder(schema);
    this.fields = new Field[schema.numColumns()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = Field.of(schema.getMetaData(i), false);
    }
  }

  /**
   * The value of a column in the row that has begun.
   *
   * @param value a text, a number, a boolean, bytes, a time; null where it is missing
   */
  public void put(int column, @Nullable Object value) {
    ColumnBuilder into = builder.column(column);
    if (value == null) {
      into.addMissing();
    } else if (value instanceof Number number && isTaken(into, column, number)) {
      return;
    } else if (into instanceof BooleanColumn.Builder flags && value instanceof Boolean flag) {
      flags.add(flag);
    } else if (into instanceof BytesColumn.Builder bytes && value instanceof byte[] given) {
      bytes.add(given, 0, given.length);
    } else if (into instanceof LongColumn.Builder times
        && isTime(value)
        && schema.getMetaData(column) instanceof TimeMetaData time) {
      times.add(millis(value, time));
    } else {
      text(into, column, value.toString());
    }
  }

  private boolean isTaken(ColumnBuilder into, int column, Number number) {
    if (into instanceof DoubleColumn.Builder doubles) {
      doubles.add(number.doubleValue());
      return true;
    }
    if (into instanceof FloatColumn.Builder floats) {
      floats.add(number.floatValue());
      return true;
    }
    boolean whole =
        number instanceof Integer
            || number instanceof Long
            || number instanceof Short
            || number instanceof Byte;
    if (!whole || schema.getType(column) == org.pydl4j.etl.schema.ColumnType.Categorical) {
      return false;
    }
    long value = number.longValue();
    if (into instanceof LongColumn.Builder longs) {
      longs.add(value);
      return true;
    }
    if (into instanceof IntColumn.Builder ints && value == (int) value) {
      ints.add((int) value);
      return true;
    }
    return false;
  }

  private boolean isTime(Object value) {
    return value instanceof Date
        || value instanceof Instant
        || value instanceof LocalDate
        || value instanceof LocalDateTime;
  }

  private static long millis(Object value, TimeMetaData column) {
    if (value instanceof java.sql.Date day) {
      return day.toLocalDate().atStartOfDay(column.zone()).toInstant().toEpochMilli();
    }
    if (value instanceof Date moment) {
      return moment.getTime();
    }
    if (value instanceof LocalDate day) {
      return day.atStartOfDay(column.zone()).toInstant().toEpochMilli();
    }
    return value instanceof LocalDateTime local
        ? local.atZone(column.zone()).toInstant().toEpochMilli()
        : ((Instant) value).toEpochMilli();
  }

  private void text(ColumnBuilder into, int column, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean whole = schema.getType(column).isWhole() && text.endsWith(".0");
    int length = whole ? bytes.length - 2 : bytes.length; // JSON and doubles have one kind
    if (schema.missing().contains(text)) {
      into.addMissing();
    } else if (fields[column].read(bytes, 0, length)) {
      fields[column].append(into);
    } else {
      into.addInvalid(text);
    }
  }

  /** The row is complete: each column got its value. */
  public void endRow(String source, long line) {
    builder.endRow(source, line);
  }

  /** How many rows there are so far. */
  public int rows() {
    return builder.rows();
  }

  /** Whether the next row should begin another block. */
  public boolean isFull() {
    return builder.isFull();
  }

  /** The block of the rows so far, which the caller owns; the next rows begin another one. */
  public Block build() {
    return builder.build();
  }

  @Override
  public void close() {
    builder.close();
  }
}
