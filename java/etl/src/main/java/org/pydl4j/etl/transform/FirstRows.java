package org.pydl4j.etl.transform;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.internal.rows.Arranged;
import org.pydl4j.etl.internal.rows.ArrangedReader;
import org.pydl4j.etl.internal.rows.RowKeys;
import org.pydl4j.etl.schema.Schema;

/**
 * Rows without those whose values came before, block by block. When there are more different ones
 * than the memory holds, rows with others are collected and looked at in the end: all of them come
 * behind the rows that were given by then, so that the order stays. Does not own the reader.
 */
final class FirstRows implements BlockReader {
  private static final int KEY_BYTES = 512; // of a key in a set, roughly

  private final int[] places;
  private final BlockReader rows;
  private final Rows rest;
  private final Rows.Limit limit = Rows.Limit.now();
  private final Set<List<Object>> seen = new HashSet<>();
  private @Nullable ArrangedReader last;

  FirstRows(String operation, Schema schema, int[] places, BlockReader rows) {
    this.places = places.clone();
    this.rows = rows;
    this.rest = new Rows(operation, schema);
  }

  @Override
  public @Nullable Block next() {
    if (last == null) {
      Block next = rows.next();
      if (next != null) {
        try (Block block = next) {
          return firsts(block);
        }
      }
      seen.clear();
      last = rest.firsts(places);
    }
    try (Arranged arranged = last.next()) {
      return arranged == null ? null : arranged.block().retain();
    }
  }

  private Block firsts(Block block) {
    int[] first = new int[block.rows()];
    int[] later = new int[block.rows()];
    int firsts = 0;
    int laters = 0;
    for (int row = 0; row < block.rows(); row++) {
      List<Object> key = RowKeys.of(block, row, places);
      boolean full = limit.isExceeded((long) seen.size() * KEY_BYTES, seen.size());
      if (full && !seen.contains(key)) {
        later[laters++] = row;
      } else if (!full && seen.add(key)) {
        first[firsts++] = row;
      }
    }
    if (laters > 0) {
      try (Block unseen = block.select(later, 0, laters)) {
        rest.add(unseen);
      }
    }
    return block.select(first, 0, firsts);
  }

  @Override
  public void close() {
    if (last != null) {
      last.close();
    }
    rest.close();
  }
}
