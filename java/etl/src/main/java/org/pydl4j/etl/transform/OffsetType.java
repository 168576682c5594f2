package org.pydl4j.etl.transform;

/** Where moved values go. DataVec: {@code SequenceOffsetTransform.OperationType}. */
public enum OffsetType {
  /** In place of the column's. */
  InPlace,
  /** Into a new column, sequenceOffset(steps,name). */
  NewColumn
}
