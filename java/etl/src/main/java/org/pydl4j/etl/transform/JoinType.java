package org.pydl4j.etl.transform;

/** Which rows a {@link Join} gives. DataVec: {@code Join.JoinType}. */
public enum JoinType {
  /** Pairs of rows with equal keys. */
  Inner,
  /** And rows of the left side without a partner. */
  LeftOuter,
  /** Pairs, and rows of the right side without a partner. */
  RightOuter,
  /** Pairs, and rows of both sides without a partner. */
  FullOuter;

  boolean leftToo() {
    return this == LeftOuter || this == FullOuter;
  }

  boolean rightToo() {
    return this == RightOuter || this == FullOuter;
  }
}
