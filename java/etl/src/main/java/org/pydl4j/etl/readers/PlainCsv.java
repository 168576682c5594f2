package org.pydl4j.etl.readers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.texts.Words;

/**
 * Takes plain records of CSV apart, eight bytes at a time: a line each, of as many fields as there
 * must be, without anything that means something within quotes. All else is left to {@link
 * CsvParser}, which says what a record is.
 */
final class PlainCsv {
  private final CsvFormat format;
  private final FieldTable table;
  private final byte separator;
  private final long separators;
  private final long quotes; // 0 where there are none
  private static final long FEEDS = Words.of((byte) '\n');
  private static final long RETURNS = Words.of((byte) '\r');
  private static final int NONE = 0;
  private static final int RECORD = 1;
  private static final int QUOTED = 2;
  private int next;

  private PlainCsv(CsvFormat format, int width) {
    this.format = format;
    this.table = new FieldTable(width);
    this.separator = format.separator()[0];
    this.separators = Words.of(separator);
    this.quotes = Words.of(format.quote());
  }

  /** For records of so many fields; null where the format has none that are plain. */
  static @Nullable PlainCsv of(CsvFormat format, int width) {
    return format.separator().length == 1 && width > 0 ? new PlainCsv(format, width) : null;
  }

  /** What {@link #fill} found. */
  FieldTable table() {
    return table;
  }

  /**
   * Takes the plain records from a place on apart, as long as one follows the other.
   *
   * @param bytes with {@link Words#SLACK} behind the limit
   * @param limit behind the bytes that are known
   * @param most how many at most
   * @return where the record begins that was not taken
   */
  int fill(byte[] bytes, int from, int limit, int most) {
    int rows = 0;
    int at = from;
    int last = Math.min(most, table.most);
    while (rows < last && at < limit && isRecord(bytes[at]) && record(bytes, at, limit, rows)) {
      at = next;
      rows++;
    }
    table.bytes = bytes;
    table.rows = rows;
    return at;
  }

  private boolean isRecord(byte first) {
    return first != '\n' && first != '\r' && !format.isComment(first);
  }

  private boolean record(byte[] bytes, int from, int limit, int row) {
    int found = unquoted(bytes, from, limit, row);
    return found == QUOTED ? withQuotes(bytes, from, limit, row) : found == RECORD;
  }

  /** The fields of a record, by all separators of a word at a time. */
  private int unquoted(byte[] bytes, int from, int limit, int row) {
    int[] starts = table.starts;
    int[] ends = table.ends;
    int place = row * table.width;
    int behind = place + table.width;
    int start = from;
    for (int base = from; base < limit; base += 8) {
      long word = Words.at(bytes, base);
      long marks =
          Words.equal(word, separators)
              | Words.equal(word, FEEDS)
              | Words.equal(word, RETURNS)
              | (quotes == 0 ? 0 : Words.equal(word, quotes));
      for (; marks != 0; marks &= marks - 1) {
        int at = base + (Long.numberOfTrailingZeros(marks) >> 3);
        byte mark = bytes[at];
        if (at >= limit || place == behind) {
          return NONE; // more bytes may follow, or a field too many
        }
        if (mark != separator && mark != '\n' && mark != '\r') {
          return QUOTED;
        }
        starts[place] = start;
        ends[place++] = at;
        start = at + 1;
        if (mark != separator) {
          return place == behind && isEnd(bytes, at, limit) ? RECORD : NONE;
        }
      }
    }
    return NONE;
  }

  private boolean withQuotes(byte[] bytes, int from, int limit, int row) {
    int[] starts = table.starts;
    int[] ends = table.ends;
    int place = row * table.width;
    int behind = place + table.width;
    int at = from;
    while (place < behind) {
      boolean quoted = format.isQuote(bytes[at]);
      int start = quoted ? at + 1 : at;
      int end = quoted ? closing(bytes, start, limit) : plain(bytes, at, limit);
      at = quoted ? end + 1 : end;
      if (end < 0 || at >= limit) {
        return false; // more bytes may follow, or it is not plain
      }
      starts[place] = start;
      ends[place++] = end;
      if (bytes[at] != separator) {
        return place == behind && isEnd(bytes, at, limit);
      }
      if (++at >= limit) {
        return false;
      }
    }
    return false; // a field too many
  }

  private boolean isEnd(byte[] bytes, int at, int limit) {
    if (bytes[at] == '\n') {
      next = at + 1;
      return true;
    }
    if (bytes[at] != '\r' || at + 1 >= limit) {
      return false;
    }
    next = bytes[at + 1] == '\n' ? at + 2 : at + 1;
    return true;
  }

  /** The first separator or end of a line from a place on; the limit or more where none is. */
  private int plain(byte[] bytes, int from, int limit) {
    for (int at = from; at < limit; at += 8) {
      long word = Words.at(bytes, at);
      long found =
          Words.equal(word, separators) | Words.equal(word, FEEDS) | Words.equal(word, RETURNS);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >> 3);
      }
    }
    return limit;
  }

  /** The closing quote of a field in which nothing means something; -1 where it is not such one. */
  private int closing(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit && !format.isQuote(bytes[at])) {
      byte b = bytes[at++];
      if (b == '\n' || b == '\r' || format.isEscape(b)) {
        return -1;
      }
    }
    return at;
  }
}
