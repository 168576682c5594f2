package org.pydl4j.etl.internal.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.schema.Schema;

/** Rows in off-heap memory, as the blocks in which they came. */
public final class MemoryRows implements RowStore {
  private final Schema schema;
  private final List<Block> blocks = new ArrayList<>();

  /** No rows of this schema. */
  public MemoryRows(Schema schema) {
    this.schema = schema;
  }

  @Override
  public void add(Block block) {
    blocks.add(block.retain());
  }

  /** All rows so far go somewhere else; none are left here. */
  public void moveTo(Consumer<Block> taker) {
    while (!blocks.isEmpty()) {
      try (Block next = blocks.remove(0)) {
        taker.accept(next);
      }
    }
  }

  /** All rows in one block, which the caller owns; none are left here. */
  public Block together() {
    try (Blocks all = Blocks.of(schema, List.copyOf(blocks))) {
      blocks.clear();
      return all.together();
    }
  }

  @Override
  public ArrangedReader grouped(int[] keys, List<RowOrder> within) {
    Block all = together();
    try {
      int[][] groups = groups(all, keys);
      int[] order = new int[all.rows()];
      long[] numbers = new long[order.length];
      int filled = 0;
      for (int group = 0; group < groups.length; group++) {
        for (int row : sorted(groups[group], all, within)) {
          numbers[filled] = group;
          order[filled++] = row;
        }
      }
      return new Reader(all, order, numbers);
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  private static int[][] groups(Block all, int... keys) {
    if (keys.length == 0) {
      return new int[][] {IntStream.range(0, all.rows()).toArray()};
    }
    Map<List<Object>, IntStream.Builder> groups = new HashMap<>();
    List<IntStream.Builder> inOrder = new ArrayList<>();
    for (int row = 0; row < all.rows(); row++) {
      groups
          .computeIfAbsent(
              RowKeys.of(all, row, keys),
              key -> {
                IntStream.Builder made = IntStream.builder();
                inOrder.add(made);
                return made;
              })
          .add(row);
    }
    return inOrder.stream().map(rows -> rows.build().toArray()).toArray(int[][]::new);
  }

  private static int[] sorted(int[] rows, Block all, List<RowOrder> within) {
    Comparator<Integer> comparator = null;
    for (RowOrder order : within) {
      Comparator<Integer> next = order.comparator(all.column(order.column()));
      comparator = comparator == null ? next : comparator.thenComparing(next);
    }
    return comparator == null
        ? rows
        : IntStream.of(rows).boxed().sorted(comparator).mapToInt(Integer::intValue).toArray();
  }

  @Override
  public ArrangedReader ranked(RowOrder by) {
    Block all = together();
    try {
      int[] rows = IntStream.range(0, all.rows()).toArray();
      int[] sorted = sorted(rows, all, List.of(by));
      long[] ranks = new long[rows.length];
      for (int i = 0; i < sorted.length; i++) {
        ranks[sorted[i]] = i;
      }
      return new Reader(all, rows, ranks);
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  @Override
  public ArrangedReader firsts(int... keys) {
    Block all = together();
    try {
      int[][] groups = groups(all, keys);
      int[] firsts =
          IntStream.range(0, groups.length)
              .filter(i -> groups[i].length > 0)
              .map(i -> groups[i][0])
              .toArray();
      return new Reader(all, firsts, new long[firsts.length]);
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  @Override
  public void close() {
    blocks.forEach(Block::close);
    blocks.clear();
  }

  /** Gives rows of a block, some thousand at a time; owns the block. */
  private static final class Reader implements ArrangedReader {
    private final Block all;
    private final int[] order;
    private final long[] numbers;
    private int next;
    private boolean closed;

    Reader(Block all, int[] order, long[] numbers) {
      this.all = all;
      this.order = order;
      this.numbers = numbers;
    }

    @Override
    public @Nullable Arranged next() {
      int count = Math.min(Block.ROWS, order.length - next);
      if (closed || count == 0) {
        return null;
      }
      long[] of = java.util.Arrays.copyOfRange(numbers, next, next + count);
      Arranged made = new Arranged(all.select(order, next, count), of);
      next += count;
      return made;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        all.close();
      }
    }
  }
}
