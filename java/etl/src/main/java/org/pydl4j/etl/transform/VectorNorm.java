package org.pydl4j.etl.transform;

/** How rows are scaled. */
public enum VectorNorm {
  /** To a sum of squares of 1. */
  L2,
  /** To a sum of absolute values of 1. */
  L1,
  /** Not at all. */
  NONE
}
