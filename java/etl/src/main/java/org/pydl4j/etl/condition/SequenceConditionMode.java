package org.pydl4j.etl.condition;

/** When a condition on steps holds for a sequence. DataVec: {@code SequenceConditionMode}. */
public enum SequenceConditionMode {
  /** When it holds for all steps. */
  And,
  /** When it holds for one step or more. */
  Or,
  /** Never: asking is an error. */
  NoSequenceMode
}
