package org.pydl4j.etl.writers;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * CSV files in UTF-8 with the columns' names in the first line. Numbers have as many digits as give
 * the same number again, times are {@code 2024-07-01T14:30:00Z}, booleans {@code true} and {@code
 * false}, categories their names; a missing value is nothing between two separators, an empty text
 * two quotes. DataVec: {@code CSVRecordWriter}; the format is RFC 4180's, with line feeds.
 */
public final class CSVRecordWriter extends RecordWriter {
  private final char separator;
  private final boolean header;

  private CSVRecordWriter(char separator, boolean header) {
    super("CSV");
    this.separator = separator;
    this.header = header;
  }

  /** Writes all rows with commas and a header. */
  public static void write(BlockSource source, Path file) {
    write(source, file, ",", true);
  }

  /**
   * Writes all rows; the file appears as a whole, a former one is replaced.
   *
   * @param separator what stands between fields, one character
   * @param header whether the first line has the columns' names
   * @throws ConfigurationException for sequences, columns of bytes or arrays, or a separator that
   *     is none
   * @throws org.pydl4j.nd.errors.DataException if a value is invalid, or the file cannot be written
   */
  public static void write(BlockSource source, Path file, String separator, boolean header) {
    if (separator.length() != 1 || "\"\r\n".contains(separator)) {
      throw new ConfigurationException(
          "The separator of CSV must be one character, no quote and no end of a line. Got '"
              + separator
              + "'.");
    }
    new CSVRecordWriter(separator.charAt(0), header)
        .toFile(source, file, Set.of(ColumnType.Bytes, ColumnType.NDArray));
  }

  @Override
  void write(BlockSource source, FileChannel channel) throws IOException {
    Writer out =
        new BufferedWriter(
            new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8),
            1 << 16);
    int columns = source.schema().numColumns();
    for (int i = 0; header && i < columns; i++) {
      text(out, source.schema().getName(i));
      out.write(i + 1 < columns ? separator : '\n');
    }
    each(
        source,
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            for (int i = 0; i < columns; i++) {
              value(out, block, row, i, columns == 1);
              out.write(i + 1 < columns ? separator : '\n');
            }
          }
        });
    out.flush();
  }

  private void value(Writer out, Block block, int row, int column, boolean alone)
      throws IOException {
    Object value = block.value(row, column);
    if (value == null) {
      out.write(alone ? "\"\"" : ""); // a blank line is no record
    } else if (block.schema().getType(column) == ColumnType.Time) {
      text(out, Instant.ofEpochMilli((Long) value).toString());
    } else {
      text(out, value.toString()); // numbers, too, have signs and points that may be separators
    }
  }

  private void text(Writer out, String text) throws IOException {
    boolean quoted = text.isEmpty() || text.isBlank();
    for (int i = 0; i < text.length() && !quoted; i++) {
      char c = text.charAt(i);
      quoted = c == separator || c == '"' || c == '\n' || c == '\r';
    }
    quoted |= !text.equals(text.strip());
    out.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
  }
}
