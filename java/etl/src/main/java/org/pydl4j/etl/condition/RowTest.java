package org.pydl4j.etl.condition;

import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;

/** A test of the value of one row after the other. */
record RowTest(int column, SequenceConditionMode mode, OfColumn test) implements Condition.Test {

  /** Makes the test of the rows of a column. */
  @FunctionalInterface
  interface OfColumn {
    OfRow of(Column column);
  }

  /** Whether it holds for a row. */
  @FunctionalInterface
  interface OfRow {
    boolean holds(int row);
  }

  @Override
  public boolean[] rows(Block block) {
    OfRow each = test.of(block.column(column));
    boolean[] holds = new boolean[block.rows()];
    for (int row = 0; row < holds.length; row++) {
      holds[row] = each.holds(row);
    }
    return holds;
  }

  @Override
  public boolean[] sequences(Block block) {
    return Condition.perSequence(rows(block), block.sequenceOffsets(), mode);
  }
}
