package org.pydl4j.etl.transform;

import java.util.List;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.internal.duckdb.StoredRows;
import org.pydl4j.etl.internal.rows.ArrangedReader;
import org.pydl4j.etl.internal.rows.MemoryRows;
import org.pydl4j.etl.internal.rows.RowOrder;
import org.pydl4j.etl.internal.rows.RowStore;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.io.Extra;

/**
 * Rows that are collected in memory as long as they are few, and in DuckDB from then on. Without
 * the extra {@code etl} they stay in memory. Values and orders are the same either way.
 */
final class Rows implements RowStore {
  /** In MiB: how much a step that groups, sorts or joins holds before it goes to the disk. */
  static final String MEMORY = "pydl4j.etl.memory";

  private static final int DEFAULT_MEMORY = 512;
  private static final int MOST_ROWS = 4 << 20; // which are sorted on the heap
  private static final int KEY_BYTES = 512; // of the heap that a row takes there, generously

  private final String operation;
  private final Schema schema;
  private final MemoryRows memory;
  private final Limit limit = Limit.now();
  private RowStore store;
  private long bytes;
  private long rows;

  Rows(String operation, Schema schema) {
    this.operation = operation;
    this.schema = schema;
    this.memory = new MemoryRows(schema);
    this.store = memory;
  }

  /** How many bytes of rows a step may hold in memory. */
  static long memory() {
    return (long) Integer.getInteger(MEMORY, DEFAULT_MEMORY) << 20;
  }

  /**
   * How much stays in memory.
   *
   * @param bytes at most
   * @param rows at most, or keys
   */
  record Limit(long bytes, long rows) {
    /** As it is now: everything where there is no other place. */
    static Limit now() {
      long heap = Runtime.getRuntime().maxMemory();
      return Extra.ETL.isPresent()
          ? new Limit(Math.min(memory(), heap / 2), Math.min(MOST_ROWS, heap / KEY_BYTES))
          : new Limit(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    boolean isExceeded(long someBytes, long someRows) {
      return someBytes > bytes || someRows > rows;
    }
  }

  /** All rows that a reader still has; the reader stays the caller's. */
  static Rows of(String operation, Schema schema, BlockReader reader) {
    Rows rows = new Rows(operation, schema);
    try {
      reader.forEach(rows::add);
      return rows;
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  @Override
  public void add(Block block) {
    bytes += block.nbytes();
    rows += block.rows();
    if (store == memory && limit.isExceeded(bytes, rows)) {
      store = new StoredRows(operation, schema, memory());
      memory.moveTo(store::add);
    }
    store.add(block);
  }

  @Override
  public ArrangedReader grouped(int[] keys, List<RowOrder> within) {
    return store.grouped(keys, within);
  }

  @Override
  public ArrangedReader ranked(RowOrder by) {
    return store.ranked(by);
  }

  @Override
  public ArrangedReader firsts(int... keys) {
    return store.firsts(keys);
  }

  @Override
  public void close() {
    memory.close();
    store.close();
  }
}
