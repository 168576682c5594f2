package org.pydl4j.etl.transform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.internal.texts.RangeMap;
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
    try (BytesColumn.Builder out = BytesColumn.builder()) {
      Results results =
          column.dictionary() > 0 ? new Results(column, function) : new Results(null, function);
      for (int row = 0; row < column.rows(); row++) {
        if (column.has(row)) {
          results.add(column, row, out);
        } else if (missingToo && column.faults().at(row) == null) {
          results.add("", out);
        } else {
          out.absentFrom(column, row);
        }
      }
      return out.build(results.different());
    }
  }

  /** What comes of texts; where they are repeated, each is computed once, and kept once. */
  private static final class Results {
    private final Function<String, @Nullable String> function;
    private final @Nullable RangeMap known; // the ranges of results
    private final Map<String, Long> made = new HashMap<>();

    Results(@Nullable BytesColumn repeated, Function<String, @Nullable String> function) {
      this.function = function;
      this.known = repeated == null ? null : new RangeMap(repeated.dictionary());
    }

    void add(BytesColumn column, int row, BytesColumn.Builder out) {
      long range = column.range(row);
      long before = known == null ? RangeMap.NONE : known.get(range);
      if (before != RangeMap.NONE) {
        out.repeat(before);
      } else if (add(column.text(range), out) && known != null) {
        known.put(range, out.last());
      }
    }

    /** Whether something came of it. */
    boolean add(String text, BytesColumn.Builder out) {
      String result = function.apply(text);
      Long before = known == null || result == null ? null : made.get(result);
      if (before != null) {
        out.repeat(before);
      } else {
        out.add(result);
        if (known != null && result != null) {
          made.put(result, out.last());
        }
      }
      return result != null;
    }

    int different() {
      return made.size();
    }
  }

  /** A value as text, as DataVec writes it: numbers as Java does, nothing for a missing one. */
  static String shown(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
