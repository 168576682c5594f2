package org.pydl4j.etl.condition;

/** How a value is compared. DataVec: {@code ConditionOp}. */
public enum ConditionOp {
  /** Less than the value. */
  LessThan,
  /** At most the value. */
  LessOrEqual,
  /** Greater than the value. */
  GreaterThan,
  /** At least the value. */
  GreaterOrEqual,
  /** The value. */
  Equal,
  /** Any other. */
  NotEqual,
  /** One of the set. */
  InSet,
  /** None of the set. */
  NotInSet;

  /** Whether it is compared with a set. */
  public boolean isOfSet() {
    return this == InSet || this == NotInSet;
  }

  /** Whether it needs an order. */
  public boolean isOrdered() {
    return ordinal() < Equal.ordinal();
  }

  /** Of two numbers. */
  public boolean holds(double left, double right) {
    return switch (this) {
      case LessThan -> left < right;
      case LessOrEqual -> left <= right;
      case GreaterThan -> left > right;
      case GreaterOrEqual -> left >= right;
      case Equal, InSet -> left == right;
      case NotEqual, NotInSet -> left != right;
    };
  }

  /** Of two whole numbers. */
  public boolean holds(long left, long right) {
    return switch (this) {
      case LessThan -> left < right;
      case LessOrEqual -> left <= right;
      case GreaterThan -> left > right;
      case GreaterOrEqual -> left >= right;
      case Equal, InSet -> left == right;
      case NotEqual, NotInSet -> left != right;
    };
  }
}
