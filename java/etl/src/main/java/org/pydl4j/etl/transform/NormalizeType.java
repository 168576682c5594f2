package org.pydl4j.etl.transform;

/** How a column is scaled by its statistics. DataVec: {@code Normalize}. */
public enum NormalizeType {
  /** To 0 to 1. */
  MinMax,
  /** To -1 to 1. */
  MinMax2,
  /** {@code (x - mean) / stdev}, by the sample's standard deviation. */
  Standardize,
  /** {@code x - mean}. */
  SubtractMean
}
