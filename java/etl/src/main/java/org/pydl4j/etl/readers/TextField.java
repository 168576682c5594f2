package org.pydl4j.etl.readers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.internal.texts.Distinct;
import org.pydl4j.etl.internal.texts.Words;
import org.pydl4j.etl.schema.ColumnMetaData;

/**
 * Texts, or bytes. As long as a block has few different ones, each is kept once, so that what is
 * done to texts is done once for each of them.
 */
final class TextField extends Field {
  private static final int MOST_DIFFERENT = 1024;
  private static final int LONGEST = 64;
  private static final byte[] NONE = {};

  private final boolean utf8;
  private byte[] bytes = NONE;
  private int from;
  private int to;

  private final Distinct known = new Distinct();
  private final int[] places = new int[MOST_DIFFERENT]; // of the known ones, in the builder
  private boolean repeats = true;
  private FieldTable table = new FieldTable(1);
  private int field;
  private byte[] fresh = new byte[1 << 12];
  private final byte[] single = new byte[LONGEST + Words.SLACK];
  private int number; // of the text that was kept last
  private BytesColumn.@Nullable Builder filled; // whose bytes the places are in

  TextField(ColumnMetaData column, boolean utf8) {
    super(column);
    this.utf8 = utf8;
  }

  @Override
  String expected() {
    return "The value must be text in UTF-8. Name the encoding if it is another.";
  }

  @Override
  boolean read(byte[] newBytes, int newFrom, int newTo) {
    bytes = newBytes;
    from = newFrom;
    to = newTo;
    return !utf8 || isUtf8(newBytes, newFrom, newTo);
  }

  @Override
  void append(ColumnBuilder builder) {
    BytesColumn.Builder texts = (BytesColumn.Builder) builder;
    int size = to - from;
    forget(texts);
    if (!repeats || size > LONGEST || known.count() == MOST_DIFFERENT) {
      repeats = false;
      texts.add(bytes, from, size);
      return;
    }
    System.arraycopy(bytes, from, single, 0, size);
    int length = keep(single, 0, size, texts.used(), 0);
    taken[0] = BytesColumn.range(places[number], size);
    texts.addAll(fresh, 0, length, taken, 1, null, known.count());
  }

  /** At a block's first text, which need not be in its first row, none is known. */
  private void forget(BytesColumn.Builder texts) {
    if (texts != filled) {
      known.clear();
      filled = texts;
    }
  }

  /**
   * Finds the number of a text, which is kept where it is new.
   *
   * @param base where the new texts begin in the builder
   * @param length how many bytes of new ones there are
   * @return how many there are now
   */
  private int keep(byte[] source, int start, int size, int base, int length) {
    int before = known.count();
    number = known.add(source, start, size);
    if (number < before) {
      return length;
    }
    places[number] = base + length;
    room((long) length + size);
    System.arraycopy(source, start, fresh, length, size);
    return length + size;
  }

  @Override
  boolean readAll(FieldTable given, int place, Missing missing) {
    beginWhole(given);
    table = given;
    field = place;
    for (int row = 0, at = place; row < given.rows; row++, at += given.width) {
      int start = given.starts[at];
      int end = given.ends[at];
      if (missing.has(given.bytes, start, end)) {
        lack(row);
      } else if (utf8
          && Words.hasHigh(given.bytes, start, end)
          && !isUtf8(given.bytes, start, end)) {
        return false;
      }
    }
    return true;
  }

  @Override
  void appendAll(ColumnBuilder builder, int rows) {
    BytesColumn.Builder texts = (BytesColumn.Builder) builder;
    forget(texts);
    int base = texts.used();
    int length = repeats ? different(base, rows) : -1;
    if (length < 0) {
      repeats = false; // too many different ones, or long ones: not for this file
      length = all(base, rows);
    }
    int count = repeats ? known.count() : 0;
    texts.addAll(fresh, 0, length, taken, rows, there(), count);
  }

  /** Ranges of texts that are kept once; how many bytes the new ones have, -1: too many. */
  private int different(int base, int rows) {
    byte[] source = table.bytes;
    long[] there = there();
    int length = 0;
    for (int row = 0, at = field; row < rows; row++, at += table.width) {
      if (there != null && (there[row >> 6] >> row & 1) == 0) {
        taken[row] = 0;
        continue;
      }
      int start = table.starts[at];
      int size = table.ends[at] - start;
      if (size > LONGEST || known.count() == MOST_DIFFERENT) {
        return -1;
      }
      length = keep(source, start, size, base, length);
      taken[row] = BytesColumn.range(places[number], size);
    }
    return length;
  }

  private int all(int base, int rows) {
    byte[] source = table.bytes;
    int length = 0;
    for (int row = 0, at = field; row < rows; row++, at += table.width) {
      int start = table.starts[at];
      int size = table.ends[at] - start;
      room((long) length + size);
      System.arraycopy(source, start, fresh, length, size);
      taken[row] = BytesColumn.range(base + length, size);
      length += size;
    }
    return length;
  }

  private void room(long least) {
    if (least > fresh.length) {
      fresh = Arrays.copyOf(fresh, Math.toIntExact(Math.max(least, fresh.length * 2L)));
    }
  }
}
