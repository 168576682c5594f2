package org.pydl4j.etl.internal.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.internal.rows.Arranged;
import org.pydl4j.etl.internal.rows.ArrangedReader;
import org.pydl4j.etl.internal.rows.RowOrder;
import org.pydl4j.etl.internal.rows.RowStore;
import org.pydl4j.etl.schema.Schema;

/** Rows in DuckDB, which spills to the disk what exceeds its memory. */
public final class StoredRows implements RowStore {
  private final RowDatabase database;
  private final RowTable table;
  private boolean handedOver;

  /**
   * No rows.
   *
   * @param operation what needs it, for the message when the extra is missing
   * @param memory how many bytes DuckDB may hold; 128 MiB at least
   */
  public StoredRows(String operation, Schema schema, long memory) {
    database = new RowDatabase(operation, memory);
    table = new RowTable(database, "stored", schema, new int[0], 1);
  }

  @Override
  public void add(Block block) {
    table.add(block);
  }

  @Override
  public ArrangedReader grouped(int[] keys, List<RowOrder> within) {
    List<String> order = new ArrayList<>();
    String from = " FROM stored r";
    String number = "0::BIGINT";
    if (keys.length > 0) {
      from +=
          " JOIN (SELECT "
              + named(keys, i -> table.compared("s", i) + " AS k" + i)
              + ", min(n) AS first FROM stored s GROUP BY "
              + named(keys, i -> "k" + i)
              + ") g ON "
              + Arrays.stream(keys)
                  .mapToObj(i -> table.compared("r", i) + " IS NOT DISTINCT FROM g.k" + i)
                  .collect(Collectors.joining(" AND "));
      number = "g.first";
      order.add("g.first");
    }
    within.forEach(each -> order.add(ordered("r", each)));
    order.add("r.n");
    return read(
        "SELECT "
            + table.columns("r")
            + ", "
            + number
            + from
            + " ORDER BY "
            + String.join(", ", order));
  }

  @Override
  public ArrangedReader ranked(RowOrder by) {
    return read(
        "SELECT "
            + table.columns("r")
            + ", row_number() OVER (ORDER BY "
            + ordered("r", by)
            + ", r.n) - 1 FROM stored r ORDER BY r.n");
  }

  @Override
  public ArrangedReader firsts(int... keys) {
    return read(
        "SELECT "
            + table.columns("r")
            + ", 0::BIGINT FROM stored r JOIN (SELECT min(n) AS first FROM stored s GROUP BY "
            + named(keys, i -> table.compared("s", i))
            + ") g ON r.n = g.first ORDER BY r.n");
  }

  private String ordered(String alias, RowOrder order) {
    String direction = order.ascending() ? " ASC" : " DESC";
    return table.compared(alias, order.column()) + direction + " NULLS LAST";
  }

  private static String named(int[] columns, java.util.function.IntFunction<String> name) {
    return IntStream.of(columns).mapToObj(name).collect(Collectors.joining(", "));
  }

  private ArrangedReader read(String sql) {
    try {
      ArrangedReader reader = new Reader(database.query(sql));
      handedOver = true;
      return reader;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    if (!handedOver) {
      database.close();
    }
  }

  /** The rows of a result with a number behind each; owns the database. */
  private final class Reader implements ArrangedReader {
    private final ResultSet rows;
    private final RowFields fields = new RowFields(table, 1);
    private final BlockBuilder builder = new BlockBuilder(table.schema());
    private boolean ended;

    Reader(ResultSet rows) {
      this.rows = rows;
    }

    @Override
    public @Nullable Arranged next() {
      long[] numbers = new long[Block.ROWS];
      try {
        while (!ended && !builder.isFull()) {
          if (!rows.next()) {
            ended = true;
            break;
          }
          numbers[builder.rows()] = rows.getLong(fields.end());
          fields.read(rows, builder);
        }
      } catch (SQLException e) {
        throw RowDatabase.failed(e);
      }
      int read = builder.rows();
      return read == 0 ? null : new Arranged(builder.build(), Arrays.copyOf(numbers, read));
    }

    @Override
    public void close() {
      ended = true;
      builder.close();
      database.close();
    }
  }
}
