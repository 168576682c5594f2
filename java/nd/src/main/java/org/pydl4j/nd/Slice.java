package org.pydl4j.nd;

/**
 * What of one axis {@link NDArray#get} shows: one place, a range, or a new axis.
 *
 * @param kind which of the three
 * @param start first place; negative numbers count from the end
 * @param end place behind the last
 * @param step at least 1
 */
public record Slice(Kind kind, long start, long end, long step) {
  /** The three things a slice can do. */
  public enum Kind {
    /** One place; the axis goes away. */
    AT,
    /** Places from start to below end. */
    RANGE,
    /** A new axis of size 1. */
    NEW_AXIS
  }

  /** The whole axis, Python's {@code :}. */
  public static Slice all() {
    return range(0, Long.MAX_VALUE);
  }

  /** One place; the axis goes away. */
  public static Slice at(long index) {
    return new Slice(Kind.AT, index, index, 1);
  }

  /** Places from {@code start} to below {@code end}, by Python's rule. */
  public static Slice range(long start, long end) {
    return range(start, end, 1);
  }

  /** Every {@code step}-th place from {@code start} to below {@code end}, by Python's rule. */
  public static Slice range(long start, long end, long step) {
    return new Slice(Kind.RANGE, start, end, step);
  }

  /** A new axis of size 1, Python's {@code None}. */
  public static Slice newAxis() {
    return new Slice(Kind.NEW_AXIS, 0, 0, 1);
  }
}
