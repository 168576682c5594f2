package org.pydl4j.etl.internal.arrow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Cells;
import org.pydl4j.etl.blocks.ColumnBuilder;

/** The values that columns name by index, in the pieces in which they came. Owns their memory. */
final class Dictionary implements AutoCloseable {
  private final List<Values> pieces = new ArrayList<>();
  private final List<Cells> owned = new ArrayList<>();
  private int size;
  private @Nullable List<@Nullable String> texts;
  private int @Nullable [] codes;
  private @Nullable Map<String, Integer> codesOf;

  /** More values, in memory that is owned from now on. */
  void add(Values values, Cells memory) {
    size = Math.addExact(size, values.rows());
    pieces.add(values);
    owned.add(memory);
    texts = null;
    codes = null;
  }

  int size() {
    return size;
  }

  void append(ColumnBuilder into, int index) {
    int left = index;
    for (Values piece : pieces) {
      if (left < piece.rows()) {
        piece.append(into, left);
        return;
      }
      left -= piece.rows();
    }
    throw new IndexOutOfBoundsException(index);
  }

  /** The values, of a dictionary of text; null where one is missing. */
  List<@Nullable String> texts() {
    List<@Nullable String> found = texts;
    if (found == null) {
      String[] copied = new String[size];
      try (BytesColumn.Builder builder = BytesColumn.builder()) {
        for (int i = 0; i < size; i++) {
          append(builder, i);
        }
        try (BytesColumn column = builder.build()) {
          Arrays.setAll(copied, column::value);
        }
      }
      found = Arrays.asList(copied);
      texts = found;
    }
    return found;
  }

  /** For each value its number among categories; -1 where it is none of them. */
  int[] codes(Map<String, Integer> categories) {
    int[] found = codes;
    if (found == null || codesOf != categories) {
      List<@Nullable String> all = texts();
      found = new int[size];
      for (int i = 0; i < size; i++) {
        String text = all.get(i);
        found[i] = text == null ? -1 : categories.getOrDefault(text, -1);
      }
      codes = found;
      codesOf = categories;
    }
    return found;
  }

  @Override
  public void close() {
    owned.forEach(Cells::release);
    owned.clear();
    pieces.clear();
    size = 0;
  }
}
