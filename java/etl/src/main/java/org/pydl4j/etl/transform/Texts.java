package org.pydl4j.etl.transform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.CategoricalMetaData;

/** Loops over columns of text. */
final class Texts {
  private Texts() {}

  /** A column of text, or the names of categories, which the caller closes. */
  static BytesColumn of(Block block, int place) {
    if (block.column(place) instanceof BytesColumn texts) {
      return (BytesColumn) texts.retain();
    }
    Column codes = block.column(place);
    List<String> states = ((CategoricalMetaData) block.schema().getMetaData(place)).stateNames();
    long[] ranges = new long[states.size()];
    int different = 0;
    try (BytesColumn.Builder out = BytesColumn.builder()) {
      for (int row = 0; row < codes.rows(); row++) {
        int code = codes.has(row) ? (int) codes.getLong(row) : -1;
        if (code < 0) {
          out.absentFrom(codes, row);
        } else if (ranges[code] != 0) {
          out.repeat(ranges[code]);
        } else {
          out.add(states.get(code));
          ranges[code] = out.last();
          different++;
        }
      }
      return out.build(different);
    }
  }

  /** A function of each text; null for a missing one. Equal ranges are computed once. */
  static Column map(BytesColumn column, Function<String, @Nullable String> function) {
    return map(column, function, false);
  }

  /**
   * A function of each text.
   *
   * @param missingToo whether missing texts go through it as empty ones
   */
  static Column map(
      BytesColumn column, Function<String, @Nullable String> function, boolean missingToo) {
    boolean repeats = column.dictionary() > 0;
    Map<Long, Long> known = new HashMap<>();
    try (BytesColumn.Builder out = BytesColumn.builder()) {
      for (int row = 0; row < column.rows(); row++) {
        if (column.has(row)) {
          long range = column.range(row);
          Long before = repeats ? known.get(range) : null;
          if (before != null) {
            out.repeat(before);
            continue;
          }
          String made = function.apply(column.text(range));
          out.add(made);
          if (repeats && made != null) {
            known.put(range, out.last());
          }
        } else if (missingToo && column.faults().at(row) == null) {
          out.add(function.apply(""));
        } else {
          out.addFrom(column, row);
        }
      }
      return out.build();
    }
  }

  /** A value as text, as DataVec writes it: numbers as Java does, nothing for a missing one. */
  static String shown(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
