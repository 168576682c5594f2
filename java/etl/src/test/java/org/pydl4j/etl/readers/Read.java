package org.pydl4j.etl.readers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;

/** What a source gives, as lists. */
final class Read {
  private Read() {}

  static List<List<Object>> rows(BlockSource source) {
    List<List<Object>> rows = new ArrayList<>();
    try (BlockReader reader = source.open()) {
      for (Block block = reader.next(); block != null; block = reader.next()) {
        try (Block owned = block) {
          for (int row = 0; row < owned.rows(); row++) {
            List<Object> values = new ArrayList<>();
            for (int column = 0; column < owned.columns().size(); column++) {
              values.add(owned.value(row, column));
            }
            rows.add(values);
          }
        }
      }
    }
    return rows;
  }

  /** The first column of each sequence. */
  static List<List<Object>> sequences(BlockSource source) {
    List<List<Object>> found = new ArrayList<>();
    try (BlockReader reader = source.open()) {
      for (Block block = reader.next(); block != null; block = reader.next()) {
        try (Block owned = block) {
          int[] offsets = owned.offsets();
          for (int i = 0; i + 1 < offsets.length; i++) {
            List<Object> steps = new ArrayList<>();
            for (int row = offsets[i]; row < offsets[i + 1]; row++) {
              steps.add(owned.value(row, 0));
            }
            found.add(steps);
          }
        }
      }
    }
    return found;
  }

  static List<Object> row(Object... values) {
    return java.util.Arrays.asList(values);
  }
}
