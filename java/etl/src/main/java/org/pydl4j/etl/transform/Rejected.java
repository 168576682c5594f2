package org.pydl4j.etl.transform;

import org.pydl4j.etl.schema.ColumnType;

/**
 * A row that is left out, since a value was still invalid at the end of a process: the first one.
 *
 * @param source where the row comes from
 * @param line its line, from 1; 0 for none
 * @param column the column of the result
 * @param value what stood there
 * @param type what it should have been
 */
public record Rejected(String source, long line, String column, String value, ColumnType type) {

  /** Why, in a sentence. */
  public String reason() {
    return "The value cannot be read or computed as " + type + ".";
  }

  /** {@code data.csv, line 7, column 'amount': 'abc'}. */
  @Override
  public String toString() {
    return source
        + (line > 0 ? ", line " + line : "")
        + ", column '"
        + column
        + "': '"
        + value
        + "'";
  }
}
