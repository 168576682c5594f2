package org.pydl4j.etl.transform;

/** What becomes of a row whose values are still invalid at the end of a process. */
public enum ErrorPolicy {
  /** The pass ends with an error that names source, line, column and value. */
  FAIL,
  /** The row is left out and counted. */
  SKIP,
  /** The row is left out, counted, and told to the listener of rejected values. */
  DIVERT
}
