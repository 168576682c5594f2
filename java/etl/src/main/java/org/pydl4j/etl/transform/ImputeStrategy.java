package org.pydl4j.etl.transform;

/** What stands for missing values. */
public enum ImputeStrategy {
  /** A given value. */
  Constant,
  /** The mean of the column; of whole numbers the nearest one. */
  Mean,
  /** The median of the column; of whole numbers the nearest one. */
  Median
}
