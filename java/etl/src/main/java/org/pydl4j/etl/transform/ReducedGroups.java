package org.pydl4j.etl.transform;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.internal.rows.RowKeys;
import org.pydl4j.etl.schema.Schema;

/**
 * One row for each group, in the order of their first rows. Groups are summed up while the rows
 * come. When there are more than the memory holds, rows of further groups are collected, and summed
 * up group by group in the end: all of them begin behind the others, so that the order stays. Does
 * not own the reader.
 */
final class ReducedGroups implements BlockReader {
  private static final int GROUP_BYTES = 512; // of a key and one accumulator, roughly

  private final Reduction reduction;
  private final Schema output;
  private final BlockReader rows;
  private final Rows rest;
  private final Rows.Limit limit = Rows.Limit.now();
  private final Map<List<Object>, List<Accumulator>> groups = new LinkedHashMap<>();
  private final BlockBuilder builder;
  private boolean read;
  private long line;
  private @Nullable BlockReader last;

  ReducedGroups(
      String operation, Schema schema, Reduction reduction, Schema output, BlockReader rows) {
    this.reduction = reduction;
    this.output = output;
    this.rows = rows;
    this.rest = new Rows(operation, schema);
    this.builder = new BlockBuilder(output);
  }

  @Override
  public @Nullable Block next() {
    if (!read) {
      rows.forEach(this::add);
      read = true;
    }
    if (last != null) {
      return last.next();
    }
    Iterator<List<Accumulator>> left = groups.values().iterator();
    while (left.hasNext() && !builder.isFull()) {
      write(left.next(), builder);
      left.remove();
    }
    if (builder.rows() == 0) {
      last = reduced();
      return last.next();
    }
    return builder.build();
  }

  private void add(Block block) {
    int[] keys = reduction.keys();
    List<boolean[]> conditions = reduction.conditions(block);
    int[] later = new int[block.rows()];
    int laters = 0;
    for (int row = 0; row < block.rows(); row++) {
      List<Object> key = RowKeys.of(block, row, keys);
      List<Accumulator> group = groups.get(key);
      if (group == null) {
        long bytes = (long) groups.size() * GROUP_BYTES * (1 + reduction.columns().size());
        if (limit.isExceeded(bytes, groups.size())) {
          later[laters++] = row;
          continue;
        }
        group = reduction.start();
        groups.put(key, group);
      }
      reduction.add(group, block, row, conditions);
    }
    if (laters > 0) {
      try (Block further = block.select(later, 0, laters)) {
        rest.add(further);
      }
    }
  }

  private void write(List<Accumulator> group, BlockBuilder out) {
    Reduction.write(group, out.columns());
    group.forEach(Accumulator::close);
    out.endRow("groups", ++line);
  }

  /** The groups whose rows were collected. */
  private BlockReader reduced() {
    return new Grouped(output, rest.grouped(reduction.keys(), List.of())) {
      private List<Accumulator> group = List.of();
      private List<boolean[]> conditions = List.of();

      @Override
      void begin(Block block) {
        conditions = reduction.conditions(block);
      }

      @Override
      void add(BlockBuilder out, Block block, int row) {
        if (group.isEmpty()) {
          group = reduction.start();
        }
        reduction.add(group, block, row, conditions);
      }

      @Override
      void end(BlockBuilder out) {
        write(group, out);
        group = List.of();
      }

      @Override
      public void close() {
        group.forEach(Accumulator::close);
        super.close();
      }
    };
  }

  @Override
  public void close() {
    groups.values().forEach(group -> group.forEach(Accumulator::close));
    groups.clear();
    builder.close();
    if (last != null) {
      last.close();
    }
    rest.close();
  }
}
