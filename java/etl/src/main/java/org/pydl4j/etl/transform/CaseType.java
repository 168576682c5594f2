package org.pydl4j.etl.transform;

/** Capital or small letters. DataVec: {@code ChangeCaseStringTransform.CaseType}. */
public enum CaseType {
  /** Small letters. */
  LOWER,
  /** Capital letters. */
  UPPER
}
