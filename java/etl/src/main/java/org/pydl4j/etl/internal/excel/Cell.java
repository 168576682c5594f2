package org.pydl4j.etl.internal.excel;

/**
 * What stands in a cell.
 *
 * @param kind what it is
 * @param text how it reads: dates as ISO 8601 has them, of a formula without a value the formula
 */
public record Cell(Kind kind, String text) {
  /** What cells hold. */
  public enum Kind {
    /** Text. */
    TEXT,
    /** A number. */
    NUMBER,
    /** A date, with a time or without. */
    DATE,
    /** true or false. */
    BOOLEAN,
    /** {@code #DIV/0!} and its like. */
    ERROR,
    /** A formula that no program computed yet. */
    FORMULA
  }
}
