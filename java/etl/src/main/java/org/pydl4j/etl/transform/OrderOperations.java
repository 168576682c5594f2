package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.internal.rows.Arranged;
import org.pydl4j.etl.internal.rows.ArrangedReader;
import org.pydl4j.etl.internal.rows.RowOrder;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.LongMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Names;
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

  static final Key<List<String>> DESCENDING =
      Key.of("descending", Type.STRINGS)
          .doc("Those of the columns of which the greatest value comes first.");

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
    operation(
        "Sort",
        "The rows in the order of these columns, the first of them first. Rows with equal values"
            + " keep their order; those without a value come last, NaN is the greatest number.",
        OrderOperations::sort,
        COLUMNS,
        DESCENDING);
  }

  private static Stage rank(Operation op, Schema schema) {
    ColumnMetaData on = schema.getMetaData(op.get(SORT_ON));
    forRows(op, schema);
    sortable(op, on);
    RowOrder by = new RowOrder(schema.getIndexOfColumn(on.name()), op.get(ASCENDING));
    List<ColumnMetaData> columns = new ArrayList<>(schema.getColumnMetaData());
    columns.add(new LongMetaData(op.get(NEW_COLUMN), 0L, null));
    return new WholeStage(schema.newSchema(columns)) {
      @Override
      BlockReader gathered(BlockReader rows) {
        return new Reread(
            Rows.of(op.name(), schema, rows).ranked(by),
            arranged -> {
              List<Column> all = new ArrayList<>();
              arranged.block().columns().forEach(column -> all.add(column.retain()));
              all.add(LongColumn.of(arranged.numbers()));
              return new Block(output(), all, arranged.block().origins());
            });
      }
    };
  }

  private static Stage sort(Operation op, Schema schema) {
    forRows(op, schema);
    List<RowOrder> orders = new ArrayList<>();
    List<String> columns = op.get(COLUMNS);
    List<String> descending = op.find(DESCENDING).orElse(List.of());
    for (String column : descending) {
      if (!columns.contains(column)) {
        throw new ConfigurationException(
            "The 'descending' columns must be among the 'columns'. "
                + Names.suggestion(column, columns));
      }
    }
    for (String column : columns) {
      sortable(op, schema.getMetaData(column));
      orders.add(new RowOrder(schema.getIndexOfColumn(column), !descending.contains(column)));
    }
    return new WholeStage(schema) {
      @Override
      BlockReader gathered(BlockReader rows) {
        return new Reread(
            Rows.of(op.name(), schema, rows).grouped(new int[0], orders),
            arranged -> arranged.block().retain());
      }
    };
  }

  private static void forRows(Operation op, Schema schema) {
    if (schema.isSequence()) {
      throw new ConfigurationException(
          "A " + op.name() + " is for rows, and not for steps of sequences. Got " + schema + ".");
    }
  }

  private static void sortable(Operation op, ColumnMetaData column) {
    if (column.type() == ColumnType.NDArray) {
      throw new ConfigurationException(
          "A " + op.name() + " cannot compare arrays. '" + column.name() + "' has such.");
    }
  }

  private static Stage deduplicate(Operation op, Schema schema) {
    List<String> named = op.find(LIKE).orElse(List.of());
    int[] places = places(schema, named.isEmpty() ? schema.getColumnNames() : named);
    forRows(op, schema);
    return new WholeStage(schema) {
      @Override
      BlockReader gathered(BlockReader rows) {
        return new FirstRows(op.name(), schema, places, rows);
      }
    };
  }

  /** Blocks made of arranged rows; owns their reader. */
  private record Reread(ArrangedReader rows, Function<Arranged, Block> made)
      implements BlockReader {
    @Override
    public @Nullable Block next() {
      try (Arranged arranged = rows.next()) {
        return arranged == null ? null : made.apply(arranged);
      }
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
