package org.pydl4j.etl.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;

/**
 * Some rows of a data set, column by column. Owns its columns until it is closed.
 *
 * <p>In a block of sequences rows are steps: {@link #offsets()} says where each sequence begins,
 * and no sequence is split between blocks. All else is as for rows.
 */
public final class Block implements AutoCloseable {
  /** How many rows a block has by habit: columns of it fit into a core's cache. */
  public static final int ROWS = 16_384;

  private final Schema schema;
  private final List<Column> columns;
  private final int rows;
  private final Origins origins;
  private final int @Nullable [] offsets;

  /**
   * Owns the columns from now on, also when it throws.
   *
   * @param schema what they mean
   * @param columns one for each of the schema's, all of one length
   * @param origins where the rows come from
   * @param offsets the first row of each sequence and behind them the number of rows; null where
   *     rows are not steps
   * @throws DataException if numbers of columns or rows differ
   */
  public Block(
      Schema schema, List<? extends Column> columns, Origins origins, int @Nullable [] offsets) {
    this.schema = schema;
    this.columns = List.copyOf(columns);
    this.rows = origins.rows();
    this.origins = origins;
    this.offsets = offsets;
    String wrong = wrong();
    if (wrong != null) {
      close();
      throw new DataException(wrong);
    }
  }

  /** Of rows that are not steps; owns the columns. */
  public Block(Schema schema, List<? extends Column> columns, Origins origins) {
    this(schema, columns, origins, null);
  }

  private @Nullable String wrong() {
    if (columns.size() != schema.numColumns()) {
      return "A block must have the columns of its schema, "
          + schema.getColumnNames()
          + ". Got "
          + columns.size()
          + " columns.";
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).rows() != rows) {
        return "The columns of a block must have as many rows. '"
            + schema.getName(i)
            + "' has "
            + columns.get(i).rows()
            + ", there are "
            + rows
            + ".";
      }
    }
    if (schema.isSequence() != (offsets != null)) {
      return "A block has sequences when its schema is a SequenceSchema. Got "
          + schema
          + (offsets == null ? " without" : " with")
          + " offsets.";
    }
    return null;
  }

  /** What the columns mean. */
  public Schema schema() {
    return schema;
  }

  /** How many rows there are; of sequences, how many steps. */
  public int rows() {
    return rows;
  }

  /** How many examples there are: sequences, or rows where there are none. */
  public int examples() {
    return offsets == null ? rows : offsets.length - 1;
  }

  /** Where the rows come from. */
  public Origins origins() {
    return origins;
  }

  /** The columns, in the schema's order; this block owns them. */
  public List<Column> columns() {
    return columns;
  }

  /** A column by its place, from 0; this block owns it. */
  public Column column(int index) {
    return columns.get(index);
  }

  /**
   * A column by its name; this block owns it.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if there is none; names the nearest
   */
  public Column column(String name) {
    return columns.get(schema.getIndexOfColumn(name));
  }

  /** The first row of each sequence and behind them the number of rows; null without sequences. */
  public int @Nullable [] offsets() {
    return offsets == null ? null : offsets.clone();
  }

  /** A value as Java has it; categories by name. For tests and messages. */
  public @Nullable Object value(int row, String name) {
    return value(row, schema.getIndexOfColumn(name));
  }

  /** A value as Java has it; categories by name. For tests and messages. */
  public @Nullable Object value(int row, int column) {
    Object value = columns.get(column).value(row);
    boolean category =
        schema.getMetaData(column) instanceof org.pydl4j.etl.schema.CategoricalMetaData;
    return category && value instanceof Integer index
        ? ((org.pydl4j.etl.schema.CategoricalMetaData) schema.getMetaData(column))
            .stateNames()
            .get(index)
        : value;
  }

  /**
   * A new block of some rows, in this order; this one stays as it is. Only where rows are not
   * steps.
   */
  public Block select(int[] chosen, int from, int count) {
    if (offsets != null) {
      throw new DataException("Rows of sequences cannot be selected one by one.");
    }
    List<Column> selected = new ArrayList<>();
    columns.forEach(column -> selected.add(column.select(chosen, from, count)));
    return new Block(schema, selected, origins.select(chosen, from, count));
  }

  /**
   * The first row of each sequence and behind them the number of rows.
   *
   * @throws DataException if rows are not steps
   */
  public int[] sequenceOffsets() {
    if (offsets == null) {
      throw new DataException("This block has rows that are no steps of sequences: " + schema);
    }
    return offsets.clone();
  }

  /** A new block of some examples, in this order: sequences, or rows where there are none. */
  public Block selectExamples(int[] chosen, int from, int count) {
    if (offsets == null) {
      return select(chosen, from, count);
    }
    int[] ends = new int[count + 1];
    for (int i = 0; i < count; i++) {
      int sequence = chosen[from + i];
      ends[i + 1] = ends[i] + offsets[sequence + 1] - offsets[sequence];
    }
    int[] steps = new int[ends[count]];
    for (int i = 0; i < count; i++) {
      int first = offsets[chosen[from + i]];
      for (int k = ends[i]; k < ends[i + 1]; k++) {
        steps[k] = first + k - ends[i];
      }
    }
    return rearranged(schema, steps, ends);
  }

  /**
   * A new block of some rows, in this order, as other sequences or none.
   *
   * @param newSchema the same columns, of sequences or not
   * @param chosen the rows
   * @param ends the first row of each sequence and behind them the number of rows; null for none
   */
  public Block rearranged(Schema newSchema, int[] chosen, int @Nullable [] ends) {
    List<Column> selected = new ArrayList<>();
    columns.forEach(column -> selected.add(column.select(chosen, 0, chosen.length)));
    return new Block(newSchema, selected, origins.select(chosen, 0, chosen.length), ends);
  }

  /** The rows from {@code start} to below {@code end}, as a new block. */
  public Block slice(int start, int end) {
    int[] chosen = new int[end - start];
    Arrays.setAll(chosen, i -> start + i);
    return select(chosen, 0, chosen.length);
  }

  /** Another block with the same columns, which it owns, too. */
  public Block retain() {
    columns.forEach(Column::retain);
    return new Block(schema, columns, origins, offsets);
  }

  /** Bytes of memory that the columns hold. */
  public long nbytes() {
    return columns.stream().mapToLong(Column::nbytes).sum();
  }

  /** Lets go of the columns. */
  @Override
  public void close() {
    columns.forEach(Column::close);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    List<String> heads = new ArrayList<>();
    for (ColumnMetaData column : schema.getColumnMetaData()) {
      heads.add(column.name());
    }
    text.append(String.join("\t", heads)).append('\n');
    for (int row = 0; row < Math.min(rows, 20); row++) {
      List<String> values = new ArrayList<>();
      for (int column = 0; column < columns.size(); column++) {
        values.add(String.valueOf(value(row, column)));
      }
      text.append(String.join("\t", values)).append('\n');
    }
    return text.append(rows).append(" rows").toString();
  }
}
