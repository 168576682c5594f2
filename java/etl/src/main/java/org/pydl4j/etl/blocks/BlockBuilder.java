package org.pydl4j.etl.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.Schema;

/**
 * Collects rows for a block: values go into the {@link #column(int) builders of the columns}, then
 * {@link #endRow} says where the row came from. Close a builder whose last rows are not built.
 */
public final class BlockBuilder implements AutoCloseable {
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_VALUES = 1 << 21; // so that blocks of many columns stay small, too
  private static final int FEWEST_ROWS = 1024;

  private final Schema schema;
  private final int most; // rows
  private final List<ColumnBuilder> columns = new ArrayList<>();
  private final List<ColumnBuilder> growing = new ArrayList<>(); // those of texts and arrays
  private Origins.Builder origins = new Origins.Builder();
  private int[] offsets = new int[16];
  private int sequences;
  private int rows;
  private int expected = ColumnBuilder.FIRST; // as many as in the block before

  /** For blocks of this schema. */
  public BlockBuilder(Schema schema) {
    this.schema = schema;
    int fitting = Math.max(FEWEST_ROWS, MOST_VALUES / Math.max(1, schema.numColumns()));
    this.most = Math.min(Block.ROWS, fitting);
  }

  /**
   * So many rows will come, perhaps: memory is taken for them at once. Of no effect behind the
   * first row of a block.
   */
  public void expect(long rows) {
    if (columns.isEmpty()) {
      expected = (int) Math.max(ColumnBuilder.FIRST, Math.min(rows, most));
    }
  }

  /** Memory for the next block is taken when its first row comes: often there is none. */
  private List<ColumnBuilder> begun() {
    if (columns.isEmpty()) {
      begin();
    }
    return columns;
  }

  private void begin() {
    for (ColumnMetaData column : schema.getColumnMetaData()) {
      columns.add(ColumnBuilder.of(column, expected));
    }
    growing.clear();
    for (ColumnBuilder column : columns) {
      if (column instanceof BytesColumn.Builder || column instanceof ArrayColumn.Builder) {
        growing.add(column);
      }
    }
  }

  /** The builder of a column, by its place from 0. */
  public ColumnBuilder column(int index) {
    return begun().get(index);
  }

  /** The builders of all columns, in the schema's order. */
  public List<ColumnBuilder> columns() {
    return List.copyOf(begun());
  }

  /** How many rows there are so far. */
  public int rows() {
    return rows;
  }

  /**
   * Whether the next row should begin another block: there are {@link Block#ROWS} rows, fewer of
   * more than 64 columns, or 64 MiB of a column's texts or arrays, or as many sources as a block
   * can tell apart.
   */
  public boolean isFull() {
    if (rows >= most || origins.isFull()) {
      return true;
    }
    for (ColumnBuilder column : growing) {
      if (column.bytes() >= MOST_BYTES) {
        return true;
      }
    }
    return false;
  }

  /** One more row is complete: each column got a value, or its lack. */
  public void endRow(String source, long line) {
    rows++;
    origins.add(source, line);
  }

  /** How many rows there is room for until it is full; texts may fill it earlier. */
  public int room() {
    return Math.max(0, most - rows);
  }

  /** More rows are complete, which follow each other in their source, a line each. */
  public void endRows(String source, long firstLine, int count) {
    rows += count;
    origins.add(source, firstLine, count);
  }

  /** The steps since the last sequence are one; only for a schema of sequences. */
  public void endSequence() {
    if (++sequences == offsets.length) {
      offsets = Arrays.copyOf(offsets, sequences * 2);
    }
    offsets[sequences] = rows;
  }

  /** One more row, with the values of another block of the same types. */
  public void addFrom(Block block, int row) {
    begun();
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).addFrom(block.column(i), row);
    }
    endRow(block.origins().source(row), block.origins().line(row));
  }

  /** The block of the rows so far, which the caller owns; the next rows begin another one. */
  public Block build() {
    List<Column> built = new ArrayList<>();
    begun().forEach(column -> built.add(column.build()));
    int @Nullable [] ends = schema.isSequence() ? Arrays.copyOf(offsets, sequences + 1) : null;
    Block made = new Block(schema, built, origins.build(), ends);
    expected = Math.max(ColumnBuilder.FIRST, rows);
    columns.clear();
    growing.clear();
    origins = new Origins.Builder();
    offsets = new int[16];
    sequences = 0;
    rows = 0;
    return made;
  }

  /** Frees the rows that were not built. */
  @Override
  public void close() {
    columns.forEach(ColumnBuilder::close);
  }
}
