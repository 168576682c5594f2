package org.pydl4j.etl.writers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.AtomicFiles;
import org.pydl4j.nd.io.FileReasons;

/** What the writers of rows share: a file that appears as a whole, and what cannot be written. */
abstract class RecordWriter {
  private final String format;

  RecordWriter(String format) {
    this.format = format;
  }

  /** What a writer does with its rows. */
  interface Rows {
    void write(Block block) throws IOException;
  }

  /** Hands over all blocks of a source, of which no value is invalid. */
  final void each(BlockSource source, Rows rows) throws IOException {
    try (BlockReader reader = source.open()) {
      for (Block block = reader.next(); block != null; block = reader.next()) {
        try (Block owned = block) {
          requireValid(owned);
          rows.write(owned);
        }
      }
    }
  }

  /** Writes the file. */
  abstract void write(BlockSource source, FileChannel channel) throws IOException;

  final void toFile(BlockSource source, Path file, Set<ColumnType> refused) {
    require(source.schema(), refused);
    for (String place : source.places()) {
      if (isSame(place, file)) {
        throw new ConfigurationException(
            "The rows of " + file + " are read from it. Write them to another file.");
      }
    }
    try {
      AtomicFiles.write(file, channel -> write(source, channel));
    } catch (IOException e) {
      throw new DataException(file + " cannot be written: " + FileReasons.of(e) + ".", e);
    }
  }

  private static boolean isSame(String place, Path file) {
    try {
      return Path.of(place).toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      return false; // a place of another kind
    }
  }

  private void require(Schema schema, Set<ColumnType> refused) {
    if (schema.isSequence()) {
      throw new ConfigurationException(
          "Sequences cannot be written as "
              + format
              + ". Make rows of them: ConvertFromSequence, and a column that numbers them.");
    }
    for (int i = 0; i < schema.numColumns(); i++) {
      if (refused.contains(schema.getType(i))) {
        throw new ConfigurationException(
            "The column '"
                + schema.getName(i)
                + "' is of type "
                + schema.getType(i)
                + ", which "
                + format
                + " does not hold. Remove it, or make a column of another type of it.");
      }
    }
  }

  private static void requireValid(Block block) {
    for (int i = 0; i < block.columns().size(); i++) {
      Column column = block.column(i);
      for (int row = 0; row < block.rows(); row++) {
        String text = column.has(row) ? null : column.faults().at(row);
        if (text != null) {
          throw new DataException(
              block.origins().source(row)
                  + ", line "
                  + block.origins().line(row)
                  + ", column '"
                  + block.schema().getName(i)
                  + "': the value '"
                  + text
                  + "' is invalid and cannot be written. Replace or filter it before.");
        }
      }
    }
  }
}
