package org.pydl4j.etl.text;

import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.conf.Names;

/** Columns of texts and of their classes, for sources of mini-batches. */
public final class TextColumns {
  private TextColumns() {}

  /**
   * A column of texts without gaps.
   *
   * @throws ConfigurationException if it is another one
   * @throws DataException if a value is missing; names the row
   */
  public static BytesColumn texts(Block block, String name) {
    Column column = block.column(name);
    if (!(column instanceof BytesColumn texts)
        || block.schema().getType(name) != ColumnType.String) {
      throw new ConfigurationException(
          "Texts are needed. The column '"
              + name
              + "' is of type "
              + block.schema().getType(name)
              + ".");
    }
    requireFull(block, column, name);
    return texts;
  }

  /**
   * A column of classes without gaps: categories, or whole numbers.
   *
   * @throws ConfigurationException if it is another one, or null
   * @throws DataException if a value is missing; names the row
   */
  public static Column classes(Block block, @Nullable String name) {
    if (name == null) {
      throw new ConfigurationException(
          "A classification needs the column of the classes. "
              + Names.suggestion("label", block.schema().getColumnNames()));
    }
    ColumnMetaData column = block.schema().getMetaData(name);
    if (column.type() != ColumnType.Categorical && !column.type().isWhole()) {
      throw new ConfigurationException(
          "Classes are categories, or whole numbers from 0 on. The column '"
              + name
              + "' is of type "
              + column.type()
              + ".");
    }
    requireFull(block, block.column(name), name);
    return block.column(name);
  }

  private static void requireFull(Block block, Column column, String name) {
    for (int row = 0; !column.isFull() && row < column.rows(); row++) {
      if (!column.has(row)) {
        throw new DataException(
            block.origins().describe(row)
                + " has no valid value in the column '"
                + name
                + "'. Leave such rows out before (FilterInvalidValues).");
      }
    }
  }
}
