package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.LongMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** What depends on the order of rows, or on rows that are alike. */
@AutoService(Declared.class)
public final class OrderOperations extends Family {
  static final Key<String> SORT_ON =
      Key.of("sortOnColumn", Type.STRING).required().doc("The column by which rows are sorted.");
  static final Key<Boolean> ASCENDING =
      Key.of("ascending", Type.BOOL).defaultsTo(true).doc("Whether the least comes first.");
  static final Key<List<String>> LIKE =
      Key.of("columns", Type.STRINGS).doc("The columns that are compared; all, if none is named.");

  /** Called by the service loader. */
  public OrderOperations() {
    operation(
        "CalculateSortedRank",
        "A new last column with the place of the row, from 0, were the rows sorted. Rows with"
            + " equal values keep their order; those without a value come last.",
        OrderOperations::rank,
        NEW_COLUMN,
        SORT_ON,
        ASCENDING);
    operation(
        "Deduplicate",
        "Without the rows whose values an earlier row had.",
        OrderOperations::deduplicate,
        LIKE);
  }

  /** Compares rows of a column; those without a value are last. */
  static Comparator<Integer> comparator(Column column, boolean ascending) {
    Comparator<Integer> values =
        column instanceof BytesColumn text
            ? (a, b) -> text.compare(a, text, b)
            : column instanceof LongColumn whole
                ? (a, b) -> Long.compare(whole.get(a), whole.get(b))
                : (a, b) -> Double.compare(column.getDouble(a), column.getDouble(b));
    Comparator<Integer> directed = ascending ? values : values.reversed();
    return (a, b) ->
        column.has(a) && column.has(b)
            ? directed.compare(a, b)
            : Boolean.compare(!column.has(a), !column.has(b));
  }

  /** The rows in sorted order. */
  static int[] sorted(Column column, boolean ascending) {
    return IntStream.range(0, column.rows())
        .boxed()
        .sorted(comparator(column, ascending))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static Stage rank(Operation op, Schema schema) {
    ColumnMetaData on = schema.getMetaData(op.get(SORT_ON));
    if (on.type() == ColumnType.NDArray || schema.isSequence()) {
      throw new ConfigurationException(
          "A CalculateSortedRank is for rows, and not for arrays. Got '"
              + on.name()
              + "' of "
              + schema
              + ".");
    }
    int from = schema.getIndexOfColumn(on.name());
    Stage project =
        Projection.of(schema)
            .add(
                new LongMetaData(op.get(NEW_COLUMN), 0L, null),
                block -> ranks(block.column(from), op.get(ASCENDING)))
            .build();
    return new WholeStage(project.output()) {
      @Override
      public Blocks applyToAll(Blocks blocks) {
        try (Block all = blocks.together()) {
          return Blocks.of(output(), List.of(project.apply(all)));
        }
      }
    };
  }

  private static Column ranks(Column column, boolean ascending) {
    int[] order = sorted(column, ascending);
    long[] ranks = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      ranks[order[i]] = i;
    }
    return LongColumn.of(ranks);
  }

  private static Stage deduplicate(Operation op, Schema schema) {
    List<String> named = op.find(LIKE).orElse(List.of());
    int[] places = places(schema, named.isEmpty() ? schema.getColumnNames() : named);
    if (schema.isSequence()) {
      throw new ConfigurationException("Deduplicate is for rows, and not for steps of sequences.");
    }
    return new WholeStage(schema) {
      @Override
      public Blocks applyToAll(Blocks blocks) {
        Set<List<Object>> seen = new HashSet<>();
        Stage filter =
            new RowFilter(
                schema,
                block -> {
                  boolean[] removed = new boolean[block.rows()];
                  for (int row = 0; row < removed.length; row++) {
                    removed[row] = !seen.add(ReduceOperations.key(block, row, places));
                  }
                  return removed;
                });
        return filter.applyToAll(blocks);
      }
    };
  }

  /** The rows of groups with the same keys, in the order of their first rows. */
  static int[][] groups(Block block, int... keys) {
    java.util.Map<List<Object>, IntStream.Builder> groups = new java.util.LinkedHashMap<>();
    for (int row = 0; row < block.rows(); row++) {
      groups
          .computeIfAbsent(ReduceOperations.key(block, row, keys), key -> IntStream.builder())
          .add(row);
    }
    return groups.values().stream().map(rows -> rows.build().toArray()).toArray(int[][]::new);
  }

  /** Rows in the order of a column. */
  static int[] sortedBy(int[] rows, Column column, boolean ascending) {
    return Arrays.stream(rows)
        .boxed()
        .sorted(comparator(column, ascending))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
