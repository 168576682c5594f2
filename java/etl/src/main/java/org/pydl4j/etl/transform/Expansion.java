package org.pydl4j.etl.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.schema.Schema;

/**
 * Each step of sequences becomes as many as its text has parts, with the number of each. A step
 * without text stays one.
 */
final class Expansion extends Stage {
  private final int place;
  private final boolean keepsUnknown; // as invalid
  private final Map<String, Integer> numbers;
  private final Function<String, List<String>> parts;

  Expansion(
      Schema output,
      int place,
      boolean keepsUnknown,
      Map<String, Integer> numbers,
      Function<String, List<String>> parts) {
    super(output);
    this.place = place;
    this.keepsUnknown = keepsUnknown;
    this.numbers = Map.copyOf(numbers);
    this.parts = parts;
  }

  @Override
  public Block apply(Block block) {
    BytesColumn texts = (BytesColumn) block.column(place);
    int[] offsets = block.sequenceOffsets();
    int[] ends = new int[offsets.length];
    int[] rows = new int[Math.max(16, block.rows())];
    int count = 0;
    try (IntColumn.Builder out = IntColumn.builder()) {
      for (int sequence = 0; sequence + 1 < offsets.length; sequence++) {
        for (int row = offsets[sequence]; row < offsets[sequence + 1]; row++) {
          add(texts, row, out);
          rows = out.rows() > rows.length ? Arrays.copyOf(rows, out.rows() * 2) : rows;
          Arrays.fill(rows, count, out.rows(), row);
          count = out.rows();
        }
        ends[sequence + 1] = count;
      }
      return replaced(block, out, Arrays.copyOf(rows, count), ends);
    }
  }

  private void add(BytesColumn texts, int row, IntColumn.Builder out) {
    if (!texts.has(row)) {
      out.absentFrom(texts, row);
      return;
    }
    for (String part : parts.apply(texts.text(row))) {
      Integer number = numbers.get(part);
      if (number != null) {
        out.add(number);
      } else if (keepsUnknown) {
        out.addInvalid(part);
      }
    }
  }

  private Block replaced(Block block, IntColumn.Builder made, int[] rows, int[] ends) {
    try (Block repeated = block.rearranged(block.schema(), rows, ends)) {
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < repeated.columns().size(); i++) {
        columns.add(i == place ? made.build() : repeated.column(i).retain());
      }
      return new Block(output(), columns, repeated.origins(), ends);
    }
  }
}
