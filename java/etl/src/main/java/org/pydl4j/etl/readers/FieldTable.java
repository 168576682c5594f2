package org.pydl4j.etl.readers;

/**
 * Where the fields of some records lie among bytes, record by record. {@link
 * org.pydl4j.etl.internal.texts.Words#SLACK} bytes behind each field are in the array.
 */
final class FieldTable {
  /** How many records there are at most: what is made of them stays in a core's cache. */
  static final int MOST = 512;

  private static final int MOST_FIELDS = 1 << 15;

  final int width; // fields in a record
  final int most; // records
  final int[] starts;
  final int[] ends;
  byte[] bytes = new byte[0];
  int rows;

  FieldTable(int width) {
    this.width = width;
    this.most = Math.max(1, Math.min(MOST, MOST_FIELDS / Math.max(1, width)));
    this.starts = new int[most * width];
    this.ends = new int[most * width];
  }
}
