package org.pydl4j.etl.readers;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.internal.arrow.ArrowStream;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;

/**
 * Files in Arrow's IPC format, streams and files (Feather 2) alike, plain or with bodies packed by
 * LZ4 or Zstandard; needs the extra {@code etl}. DataVec: {@code ArrowRecordReader}.
 *
 * <p>Whole numbers of up to 32 bits are Integer columns, larger ones Long, decimals Double, or Long
 * where they have no digits behind the point and at most 18 in front; dates and times of days Time
 * columns to the millisecond, those with a zone and those without as they are counted, from 1970 in
 * UTC; times of a clock are text, {@code 12:30:00}, durations Long columns in their unit. Text from
 * a dictionary of up to 10,000 values is a category. Null is missing; a value that its column does
 * not hold, as a uint64 beyond a Long, is an error that names it. Lists of numbers are arrays of
 * one axis, float32, with NaN for a null in them; a whole number in one that float32 does not have
 * is an error that names it. What lies in a struct is a column by its path, {@code place.latitude},
 * missing where the struct is. Lists of anything else, maps and unions are refused by name, unless
 * {@code columns} leaves them out.
 */
public final class ArrowRecordReader extends RecordReader {
  private static final int ROWS = 1024; // at a time
  private final List<String> columns;

  /**
   * Of these files, which have the same columns. Categories are those of the first batch of the
   * first one: another one is an error, unless the dictionaries are unified.
   *
   * @param columns those that are read; empty for all
   * @throws DataException if the first file cannot be read
   */
  public ArrowRecordReader(Source source, List<String> columns) {
    this(source, List.copyOf(columns), schemaOf(source, columns));
  }

  private ArrowRecordReader(Source source, List<String> columns, Schema schema) {
    super(source, schema, Rejects.fail());
    this.columns = columns;
  }

  private static Schema schemaOf(Source source, List<String> columns) {
    try (Walk walk = source.walk()) {
      Walk.Entry first = walk.next();
      if (first == null) {
        throw new DataException(source.names().get(0) + " holds no file.");
      }
      try (ArrowStream stream = new ArrowStream(first.stream(), first.name())) {
        return stream.choose(columns);
      } catch (IOException e) {
        throw Walk.failed(first.name(), e);
      }
    }
  }

  @Override
  ArrowRecordReader of(Source part) {
    return new ArrowRecordReader(part, columns, schema);
  }

  @Override
  FileReader.Format format() {
    return (stream, name, records) -> new Rows(stream, name);
  }

  private static List<ColumnType> types(Schema schema) {
    return new ArrayList<>(schema.getColumnTypes());
  }

  /** The rows of a file. */
  private final class Rows implements FileReader.Parser {
    private final ArrowStream stream;
    private final String name;
    private int next;
    private long line = 1;

    Rows(InputStream in, String name) throws IOException {
      this.name = name;
      this.stream = new ArrowStream(in, name);
      try {
        Schema found = stream.choose(columns);
        if (!found.getColumnNames().equals(schema.getColumnNames())
            || !types(found).equals(types(schema))) {
          throw new DataException(
              name + " has other columns than the first file, " + schema + ". Got " + found + ".");
        }
        stream.expect(schema);
      } catch (IOException | RuntimeException e) {
        stream.close();
        throw e;
      }
    }

    @Override
    public boolean next(BlockBuilder into) throws IOException {
      while (next == stream.rows()) {
        next = 0;
        if (!stream.next()) {
          return false;
        }
      }
      int count = Math.min(Math.min(stream.rows() - next, into.room()), ROWS);
      for (int i = 0; i < schema.numColumns(); i++) {
        stream.append(i, into.column(i), next, count);
      }
      into.endRows(name, line, count);
      next += count;
      line += count;
      return true;
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
