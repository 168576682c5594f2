package org.pydl4j.etl.internal.texts;

import java.util.Arrays;

/** What is known of texts, found by their ranges in a column in which equal texts are one range. */
public final class RangeMap {
  /** What {@link #get} gives where nothing is known. */
  public static final long NONE = Long.MIN_VALUE;

  private long[] ranges;
  private long[] values;
  private int count;

  /**
   * For so many different texts.
   *
   * @param expected how many there will be, or some; more have room, too
   */
  public RangeMap(int expected) {
    int size = Integer.highestOneBit(Math.max(8, Math.min(expected, 1 << 20))) * 4;
    ranges = new long[size];
    values = new long[size];
    Arrays.fill(values, NONE);
  }

  /** What is known of a text. */
  public long get(long range) {
    int slot = slot(range);
    while (values[slot] != NONE && ranges[slot] != range) {
      slot = slot + 1 & ranges.length - 1;
    }
    return values[slot];
  }

  /** Something, but {@link #NONE}, is known of a text of which nothing was. */
  public void put(long range, long value) {
    if (++count * 2 > ranges.length) {
      grow();
    }
    set(range, value);
  }

  private void set(long range, long value) {
    int slot = slot(range);
    while (values[slot] != NONE) {
      slot = slot + 1 & ranges.length - 1;
    }
    ranges[slot] = range;
    values[slot] = value;
  }

  private void grow() {
    long[] formerRanges = ranges;
    long[] formerValues = values;
    ranges = new long[formerRanges.length * 2];
    values = new long[ranges.length];
    Arrays.fill(values, NONE);
    for (int i = 0; i < formerRanges.length; i++) {
      if (formerValues[i] != NONE) {
        set(formerRanges[i], formerValues[i]);
      }
    }
  }

  private int slot(long range) {
    return (int) (range * 0x9e3779b97f4a7c15L >>> 40) & ranges.length - 1;
  }
}
