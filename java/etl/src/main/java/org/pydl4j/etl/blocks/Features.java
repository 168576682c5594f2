package org.pydl4j.etl.blocks;

import java.util.Arrays;
import java.util.List;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;

/** Columns of blocks as the numbers that a network takes. */
public final class Features {
  private Features() {}

  /**
   * Refuses columns that are no numbers.
   *
   * @param columns their places
   * @throws ConfigurationException if there are none, or one is no number; says what helps
   */
  public static void require(Schema schema, List<Integer> columns) {
    if (columns.isEmpty()) {
      throw new ConfigurationException("At least one column must be taken of " + schema + ".");
    }
    columns.forEach(column -> requireNumber(schema.getMetaData(column)));
  }

  private static void requireNumber(ColumnMetaData column) {
    String remedy =
        switch (column.type()) {
          case String -> "convert it (ConvertToDouble, StringToCategoricalTransform, HashText)";
          case Categorical -> "take it to numbers (CategoricalToOneHotTransform, or ToInteger)";
          case Time -> "take what matters of it (DeriveColumnsFromTimeTransform)";
          case Bytes -> "decode it";
          default -> "";
        };
    if (!remedy.isEmpty()) {
      throw new ConfigurationException(
          "A network takes numbers. The column '"
              + column.name()
              + "' is of type "
              + column.type()
              + ": "
              + remedy
              + ", or leave it out.");
    }
  }

  /**
   * Columns side by side, float32 [rows, numbers], which the caller closes; of arrays their
   * elements.
   *
   * @param columns their places
   * @throws DataException if a value is missing, invalid or no number of float32; names source,
   *     line, column and value
   */
  public static NDArray of(Block block, List<Integer> columns) {
    Column[] chosen = columns.stream().map(block::column).toArray(Column[]::new);
    int[] widths = new int[chosen.length];
    Arrays.fill(widths, 1);
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i] instanceof ArrayColumn arrays) {
        widths[i] = length(block, arrays, columns.get(i));
      }
    }
    RowMatrix rows = new RowMatrix(chosen, widths);
    NDArray made = Buffers.hostArray(DType.FLOAT32, block.rows(), rows.width());
    try {
      int wrong = rows.write(Buffers.of(made).asFloatBuffer(), block.rows());
      if (wrong >= 0) {
        int column = columns.get(rows.columnOf(wrong % rows.width()));
        throw wrong(block, wrong / rows.width(), column, "a number of float32");
      }
      return made;
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  private static int length(Block block, ArrayColumn column, int place) {
    if (block.rows() == 0) {
      return 0;
    }
    long[] first = column.shape(0);
    for (int row = 0; row < block.rows(); row++) {
      if (!column.has(row)) {
        throw wrong(block, row, place, "an array");
      }
      if (!Arrays.equals(column.shape(row), first)) {
        throw new DataException(
            at(block, row, place)
                + "all arrays must have one shape. Got "
                + Arrays.toString(column.shape(row))
                + " behind "
                + Arrays.toString(first)
                + ".");
      }
    }
    return column.length(0);
  }

  private static String at(Block block, int row, int place) {
    return block.origins().describe(row) + ", column '" + block.schema().getName(place) + "': ";
  }

  /** That a value is not what it must be; names source, line, column and value. */
  public static DataException wrong(Block block, int row, int place, String expected) {
    String text = block.column(place).faults().at(row);
    Object value = text != null ? text : block.value(row, place);
    return new DataException(
        at(block, row, place)
            + "the value must be "
            + expected
            + ", and "
            + (value == null ? "is missing" : "is '" + value + "'")
            + ". Filter such rows (ConditionFilter, FilterInvalidValues), or fill them (Impute).");
  }
}
