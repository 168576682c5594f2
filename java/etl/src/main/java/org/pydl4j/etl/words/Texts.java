package org.pydl4j.etl.words;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.nd.errors.ConfigurationException;

/** The texts of a column. */
final class Texts {
  private Texts() {}

  /**
   * Gives each text, null where it is missing, with its label; null where that is missing or there
   * is no column of them.
   */
  static void each(
      BlockSource source,
      String column,
      @Nullable String label,
      BiConsumer<@Nullable String, @Nullable String> taker) {
    if (source.schema().getType(column) != ColumnType.String) {
      throw new ConfigurationException(
          "Words are learnt of texts. The column '"
              + column
              + "' is of type "
              + source.schema().getType(column)
              + ".");
    }
    if (label != null) {
      source.schema().getType(label); // refuses a name that is not there
    }
    try (BlockReader reader = source.open()) {
      reader.forEach(block -> each(block, column, label, taker));
    }
  }

  private static void each(
      Block block,
      String column,
      @Nullable String label,
      BiConsumer<@Nullable String, @Nullable String> taker) {
    BytesColumn texts = (BytesColumn) block.column(column);
    for (int row = 0; row < block.rows(); row++) {
      Object of = label == null ? null : block.value(row, label);
      taker.accept(texts.has(row) ? texts.text(row) : null, of == null ? null : String.valueOf(of));
    }
  }
}
