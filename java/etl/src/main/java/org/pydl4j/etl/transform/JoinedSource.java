package org.pydl4j.etl.transform;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.internal.duckdb.StoredJoin;
import org.pydl4j.etl.internal.rows.HashJoin;
import org.pydl4j.etl.internal.rows.MemoryRows;
import org.pydl4j.etl.internal.rows.PairReader;
import org.pydl4j.etl.internal.rows.Pairs;
import org.pydl4j.etl.schema.Schema;

/** The rows of a join. */
record JoinedSource(Join join, BlockSource left, BlockSource right) implements BlockSource {
  private static final String OPERATION = "A Join of more rows than fit into memory";

  @Override
  public Schema schema() {
    return join.getOutputSchema();
  }

  @Override
  public List<String> places() {
    return Stream.concat(left.places().stream(), right.places().stream()).toList();
  }

  @Override
  public BlockReader open() {
    return new Gathering(left.open(), this::joined);
  }

  private BlockReader joined(BlockReader lefts) {
    int[] leftKeys = Family.places(left.schema(), join.getJoinColumnsLeft());
    int[] rightKeys = Family.places(right.schema(), join.getJoinColumnsRight());
    boolean leftToo = join.getJoinType().leftToo();
    boolean rightToo = join.getJoinType().rightToo();
    Rows.Limit limit = Rows.Limit.now();
    try (MemoryRows held = new MemoryRows(right.schema());
        BlockReader rights = right.open()) {
      long bytes = 0;
      long rows = 0;
      for (Block next = rights.next(); next != null; next = rights.next()) {
        try (Block block = next) {
          held.add(block);
          bytes += block.nbytes();
          rows += block.rows();
        }
        if (limit.isExceeded(bytes, rows)) {
          return new Joined(
              join, stored(lefts, leftKeys, held, rights, rightKeys, leftToo, rightToo));
        }
      }
      return new Joined(
          join, new HashJoin(lefts, leftKeys, held.together(), rightKeys, leftToo, rightToo));
    }
  }

  private PairReader stored(
      BlockReader lefts,
      int[] leftKeys,
      MemoryRows held,
      BlockReader rights,
      int[] rightKeys,
      boolean leftToo,
      boolean rightToo) {
    try (StoredJoin store =
        new StoredJoin(
            OPERATION, left.schema(), leftKeys, right.schema(), rightKeys, Rows.memory())) {
      held.moveTo(store::addRight);
      rights.forEach(store::addRight);
      lefts.forEach(store::addLeft);
      return store.pairs(leftToo, rightToo);
    }
  }

  /** Blocks made of pairs. */
  private static final class Joined implements BlockReader {
    private final PairReader pairs;
    private final BlockBuilder builder;
    private final int width;
    private final int[] keyOf; // for each column on the left its key on the right, or -1
    private final int[] others; // the columns on the right that are no keys

    Joined(Join join, PairReader pairs) {
      this.pairs = pairs;
      this.builder = new BlockBuilder(join.getOutputSchema());
      Schema right = join.getRightSchema();
      List<String> names = join.getLeftSchema().getColumnNames();
      width = names.size();
      keyOf =
          names.stream()
              .mapToInt(name -> join.getJoinColumnsLeft().indexOf(name))
              .map(i -> i < 0 ? -1 : right.getIndexOfColumn(join.getJoinColumnsRight().get(i)))
              .toArray();
      others =
          right.getColumnNames().stream()
              .filter(name -> !join.getJoinColumnsRight().contains(name))
              .mapToInt(right::getIndexOfColumn)
              .toArray();
    }

    @Override
    public @Nullable Block next() {
      try (Pairs next = pairs.next()) {
        if (next == null) {
          return null;
        }
        for (int i = 0; i < next.count(); i++) {
          add(next, next.leftRows()[i], next.rightRows()[i]);
        }
        return builder.build();
      }
    }

    private void add(Pairs from, int leftRow, int rightRow) {
      for (int i = 0; i < width; i++) {
        if (leftRow != Pairs.NONE) {
          builder.column(i).addFrom(from.left().column(i), leftRow);
        } else if (keyOf[i] >= 0) {
          builder.column(i).addFrom(from.right().column(keyOf[i]), rightRow);
        } else {
          builder.column(i).addMissing();
        }
      }
      for (int i = 0; i < others.length; i++) {
        if (rightRow == Pairs.NONE) {
          builder.column(width + i).addMissing();
        } else {
          builder.column(width + i).addFrom(from.right().column(others[i]), rightRow);
        }
      }
      Block block = leftRow == Pairs.NONE ? from.right() : from.left();
      int row = leftRow == Pairs.NONE ? rightRow : leftRow;
      builder.endRow(block.origins().source(row), block.origins().line(row));
    }

    @Override
    public void close() {
      builder.close();
      pairs.close();
    }
  }
}
