package org.pydl4j.etl.transform;

/**
 * What becomes of sequences of another length. DataVec: {@code SequenceTrimToLengthTransform.Mode}.
 */
public enum TrimMode {
  /** Longer ones are cut. */
  Trim,
  /** Longer ones are cut, shorter ones filled up. */
  TrimOrPad
}
