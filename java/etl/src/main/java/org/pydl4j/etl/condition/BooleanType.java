package org.pydl4j.etl.condition;

/** How conditions are joined. DataVec: {@code BooleanCondition.Type}. */
public enum BooleanType {
  /** All hold. */
  AND,
  /** One or more hold. */
  OR,
  /** The one does not hold. */
  NOT,
  /** One of the two holds, and not the other. */
  XOR
}
