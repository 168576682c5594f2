package org.pydl4j.etl.readers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.schema.Schema;

/**
 * Puts records of texts into a block: each column's text is read as its type, and a record goes in
 * as a whole or not at all. For one pass.
 */
final class Records {
  private final Schema schema;
  private final Field[] fields;
  private final Missing missing;
  private final boolean[] present;
  private final String[] invalid;
  private final Rejects.Sink sink;
  private final boolean keeps;

  Records(Schema schema, boolean comma, Rejects rejects, Rejects.Sink sink) {
    this.schema = schema;
    int n = schema.numColumns();
    fields = new Field[n];
    for (int i = 0; i < n; i++) {
      fields[i] = Field.of(schema.getMetaData(i), comma);
    }
    missing = new Missing(schema.missing());
    present = new boolean[n];
    invalid = new String[n];
    this.sink = sink;
    this.keeps = rejects.keepsValues();
  }

  List<String> names() {
    return schema.getColumnNames();
  }

  /** Takes the text of a column; false where it is no value and such are not kept. */
  boolean take(int column, byte[] bytes, int from, int to) {
    invalid[column] = "";
    present[column] = false;
    if (missing.has(bytes, from, to)) {
      return true;
    }
    present[column] = fields[column].read(bytes, from, to);
    if (!present[column]) {
      String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      invalid[column] = "!" + text;
      return keeps;
    }
    return true;
  }

  /** Takes what is no value of a column, whatever its type; false where such are not kept. */
  boolean takeInvalid(int column, String text) {
    present[column] = false;
    invalid[column] = "!" + text;
    return keeps;
  }

  /** Takes the lack of a value of a column. */
  void takeMissing(int column) {
    present[column] = false;
    invalid[column] = "";
  }

  /**
   * Takes all records of a table at once, column by column, and adds them; false, and nothing is
   * added, where a value of them is none: they are taken one by one then.
   *
   * @param columns of the records' fields; -1: of no interest
   * @param line where the first record is; each is a line
   */
  boolean addAll(FieldTable table, int[] columns, BlockBuilder into, String source, long line) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] >= 0 && !fields[columns[i]].readAll(table, i, missing)) {
        return false;
      }
    }
    for (int column = 0; column < fields.length; column++) {
      fields[column].appendAll(into.column(column), table.rows);
    }
    into.endRows(source, line, table.rows);
    return true;
  }

  /** The record of the texts that were taken. */
  void add(BlockBuilder into, String source, long line) {
    for (int i = 0; i < fields.length; i++) {
      if (present[i]) {
        fields[i].append(into.column(i));
      } else if (invalid[i].isEmpty()) {
        into.column(i).addMissing();
      } else {
        into.column(i).addInvalid(invalid[i].substring(1));
      }
    }
    into.endRow(source, line);
  }

  /** The record is left out for the column that was not taken. */
  void reject(int column, String source, long line, @Nullable String record) {
    String text = invalid[column].substring(1);
    sink.reject(
        source, line, fields[column].column().name(), text, fields[column].expected(), record);
  }

  /** The record is left out as a whole. */
  void reject(String source, long line, String reason, @Nullable String record) {
    sink.reject(source, line, null, null, reason, record);
  }
}
