package org.pydl4j.etl.condition;

import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;

/** Compares the numbers of a column with one, a loop for each comparison. */
record NumberTest(
    int column,
    SequenceConditionMode mode,
    ConditionOp op,
    double number,
    long whole,
    boolean isWhole)
    implements Condition.Test {
  private static final int TILE = 1024; // rows whose numbers stay in the cache

  /** In floating point. */
  static NumberTest of(int column, SequenceConditionMode mode, ConditionOp op, double value) {
    return new NumberTest(column, mode, op, value, 0, false);
  }

  /** In whole numbers. */
  static NumberTest of(int column, SequenceConditionMode mode, ConditionOp op, long value) {
    return new NumberTest(column, mode, op, 0, value, true);
  }

  @Override
  public boolean[] rows(Block block) {
    Column of = block.column(column);
    boolean[] holds = new boolean[block.rows()];
    double[] numbers = new double[isWhole ? 0 : TILE];
    long[] wholes = new long[isWhole ? TILE : 0];
    for (int from = 0; from < holds.length; from += TILE) {
      int count = Math.min(TILE, holds.length - from);
      if (isWhole) {
        of.longs(from, wholes, count);
        compare(wholes, count, holds, from);
      } else {
        of.doubles(from, numbers, count);
        compare(numbers, count, holds, from);
      }
    }
    for (int row = 0; row < holds.length && !of.isFull(); row++) {
      holds[row] &= of.has(row);
    }
    return holds;
  }

  private void compare(double[] numbers, int count, boolean[] holds, int from) {
    double value = number;
    switch (op) {
      case LessThan -> {
        for (int i = 0; i < count; i++) {
          holds[from + i] = numbers[i] < value;
        }
      }
      case LessOrEqual -> {
        for (int i = 0; i < count; i++) {
          holds[from + i] = numbers[i] <= value;
        }
      }
      case GreaterThan -> {
        for (int i = 0; i < count; i++) {
          holds[from + i] = numbers[i] > value;
        }
      }
      case GreaterOrEqual -> {
        for (int i = 0; i < count; i++) {
          holds[from + i] = numbers[i] >= value;
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          holds[from + i] = op.holds(numbers[i], value);
        }
      }
    }
  }

  private void compare(long[] numbers, int count, boolean[] holds, int from) {
    for (int i = 0; i < count; i++) {
      holds[from + i] = op.holds(numbers[i], whole);
    }
  }

  @Override
  public boolean[] sequences(Block block) {
    return Condition.perSequence(rows(block), block.sequenceOffsets(), mode);
  }
}
