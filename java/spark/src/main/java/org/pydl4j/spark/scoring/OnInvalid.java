package org.pydl4j.spark.scoring;

/** What becomes of a row that a model cannot score. */
public enum OnInvalid {
  /** An exception that names column and row, also for NULL. */
  ERROR,
  /** NULL gives NULL, as in every function of SQL; anything else is an exception. */
  NULL_STAYS,
  /** NULL, whatever is wrong: nulls inside of an array, NaN, another length, a broken image. */
  NULL
}
