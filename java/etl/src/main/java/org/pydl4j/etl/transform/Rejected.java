package org.pydl4j.etl.transform;

/**
 * A value that was still invalid at the end of a process.
 *
 * @param source where the row comes from
 * @param line its line, from 1; 0 for none
 * @param column the column of the result
 * @param value what stood there
 */
public record Rejected(String source, long line, String column, String value) {

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
