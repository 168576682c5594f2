package org.pydl4j.etl.transform;

/** What becomes of values without a first digit. DataVec: {@code FirstDigitTransform.Mode}. */
public enum DigitMode {
  /** They are invalid. */
  EXCEPTION_ON_INVALID,
  /** They are of the category Other. */
  INCLUDE_OTHER_CATEGORY
}
