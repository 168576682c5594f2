package org.pydl4j.etl.writers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.internal.arrow.ArrowWriter;
import org.pydl4j.nd.io.Extra;

/**
 * Files in Arrow's IPC format (Feather 2), not packed; needs the extra {@code etl}. Types stay what
 * they are: Integer int32, Long int64, Double, Float, Boolean, text utf8, Bytes binary, Time a
 * timestamp of milliseconds in UTC, a category text from a dictionary, an array of one axis a list
 * of its elements; a missing value is null. DataVec: {@code ArrowRecordWriter}.
 */
public final class ArrowRecordWriter extends RecordWriter {
  private ArrowRecordWriter() {
    super("Arrow");
  }

  /**
   * Writes all rows; the file appears as a whole, a former one is replaced.
   *
   * @throws org.pydl4j.nd.errors.MissingExtraException without the extra {@code etl}
   * @throws org.pydl4j.nd.errors.ConfigurationException for sequences
   * @throws org.pydl4j.nd.errors.DataException if a value is invalid, an array has other than one
   *     axis, or the file cannot be written
   */
  public static void write(BlockSource source, Path file) {
    Extra.ETL.require("Writing Arrow");
    new ArrowRecordWriter().toFile(source, file, Set.of());
  }

  @Override
  void write(BlockSource source, FileChannel channel) throws IOException {
    ArrowWriter writer = new ArrowWriter(source.schema(), channel);
    each(source, writer::write);
    writer.finish();
  }
}
