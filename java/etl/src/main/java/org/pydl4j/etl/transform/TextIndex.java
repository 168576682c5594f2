package org.pydl4j.etl.transform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.internal.texts.RangeMap;

/** Finds the place of a text in a list by its bytes, without making strings. */
final class TextIndex {
  private final byte[][] texts;
  private final int[] slots; // place + 1; 0: free
  private final int mask;

  TextIndex(List<String> list) {
    int size = Integer.highestOneBit(Math.max(4, list.size() * 2)) * 2;
    texts = new byte[list.size()][];
    slots = new int[size];
    mask = size - 1;
    for (int i = 0; i < texts.length; i++) {
      texts[i] = list.get(i).getBytes(StandardCharsets.UTF_8);
      ByteBuffer bytes = ByteBuffer.wrap(texts[i]);
      int slot = hash(bytes, 0, texts[i].length) & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = i + 1;
    }
  }

  /** Finds the texts of a column; where they are repeated, each is looked for once. */
  Places of(BytesColumn column) {
    if (column.dictionary() == 0) {
      return row -> find(column, row);
    }
    RangeMap known = new RangeMap(column.dictionary());
    return row -> {
      long range = column.range(row);
      long place = known.get(range);
      if (place == RangeMap.NONE) {
        place = find(column, row);
        known.put(range, place);
      }
      return (int) place;
    };
  }

  /** The places of the texts of a column's rows. */
  @FunctionalInterface
  interface Places {
    /** The place of a row's text; -1 where it is not in the list. */
    int of(int row);
  }

  /** The place of a row's text; -1 where it is not in the list. */
  int find(BytesColumn column, int row) {
    int slot = hash(column.data(), column.start(row), column.length(row)) & mask;
    while (slots[slot] != 0) {
      if (column.equals(row, texts[slots[slot] - 1])) {
        return slots[slot] - 1;
      }
      slot = slot + 1 & mask;
    }
    return -1;
  }

  private static int hash(ByteBuffer bytes, int start, int length) {
    int hash = length;
    for (int i = start; i < start + length; i++) {
      hash = 31 * hash + bytes.get(i);
    }
    return hash ^ hash >>> 15;
  }
}
