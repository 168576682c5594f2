package org.pydl4j.etl.writers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.internal.duckdb.DuckDb;
import org.pydl4j.etl.internal.duckdb.ParquetRows;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.io.Extra;

/**
 * Parquet files, packed by Snappy; needs the extra {@code etl}. Types stay what they are: Time a
 * timestamp in UTC, a category text, Bytes a binary; a missing value is null. The rows lie in
 * DuckDB until they are written, on the disk where memory does not suffice.
 */
public final class ParquetRecordWriter extends RecordWriter {
  private ParquetRecordWriter() {
    super("Parquet");
  }

  /**
   * Writes all rows; the file appears as a whole, a former one is replaced.
   *
   * @throws org.pydl4j.nd.errors.MissingExtraException without the extra {@code etl}
   * @throws org.pydl4j.nd.errors.ConfigurationException for sequences, columns of arrays, and names
   *     that differ by case only
   * @throws org.pydl4j.nd.errors.DataException if a value is invalid, or the file cannot be written
   */
  public static void write(BlockSource source, Path file) {
    Extra.ETL.require("Writing Parquet");
    String confused = DuckDb.confused(source.schema().getColumnNames());
    if (confused != null) {
      throw new ConfigurationException(confused);
    }
    new ParquetRecordWriter().toFile(source, file, Set.of(ColumnType.NDArray));
  }

  @Override
  void write(BlockSource source, FileChannel channel) throws IOException {
    Path made = Files.createTempFile("pydl4j-", ".parquet");
    try (ParquetRows rows = new ParquetRows(source.schema())) {
      each(source, rows::add);
      rows.writeTo(made);
      try (FileChannel from = FileChannel.open(made)) {
        for (long at = 0; at < from.size(); ) {
          at += from.transferTo(at, from.size() - at, channel);
        }
      }
    } finally {
      Files.deleteIfExists(made);
    }
  }
}
