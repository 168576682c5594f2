package org.pydl4j.etl.readers;

import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BlockPieces;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.Schema;

/**
 * CSV files in pieces of some 1 MiB, cut off between records. Where a file has no quotes that is
 * behind the end of a line; where it has, its records are gone over.
 */
final class CsvPieces implements BlockPieces {
  private static final int BYTES = 1 << 20; // some blocks of usual rows
  private static final int COLUMNS = 192; // of which a piece of BYTES has enough rows
  private static final int MOST = 8;

  private final Walk walk;
  private final CsvFormat format;
  private final Charset encoding;
  private final Reading reading;
  private final Records columns; // for the names in a header
  private final int bytes;
  private String name = "";
  private @Nullable CsvParser file;

  /** What the fields of records become. */
  record Reading(Schema schema, boolean comma, Rejects rejects) {}

  CsvPieces(Source source, CsvFormat format, Charset encoding, Reading reading, int bytes) {
    this.bytes = bytes;
    this.walk = source.walk();
    this.format = format;
    this.encoding = encoding;
    this.reading = reading;
    Rejects rejects = reading.rejects();
    this.columns = new Records(reading.schema(), reading.comma(), rejects, rejects.sink());
  }

  /**
   * How many bytes a piece has by habit: more where there are many columns, whose blocks would
   * otherwise have few rows and cost more to begin than to read.
   */
  static int bytes(Schema schema) {
    return BYTES * Math.max(1, Math.min(MOST, schema.numColumns() / COLUMNS));
  }

  @Override
  public @Nullable BlockSource next() {
    try {
      while (true) {
        if (file == null) {
          Walk.Entry entry = walk.next();
          if (entry == null) {
            return null;
          }
          name = entry.name();
          file = new CsvParser(format, Encodings.asUtf8(entry.stream(), encoding), name, columns);
        }
        CsvParser.Piece piece = file.piece(bytes);
        if (piece != null) {
          return new Cut(format, piece, name, reading);
        }
        file = null;
      }
    } catch (IOException | IllegalArgumentException e) { // the second: names in archives
      throw Walk.failed(name, e);
    }
  }

  @Override
  public void close() {
    file = null;
    walk.close();
    reading.rejects().publish();
  }

  private record Cut(CsvFormat format, CsvParser.Piece piece, String name, Reading reading)
      implements BlockSource {
    @Override
    public Schema schema() {
      return reading.schema();
    }

    @Override
    public BlockReader open() {
      return new FileReader(new Once(this), reading.schema(), reading.comma(), reading.rejects());
    }
  }

  /** A piece as the only thing that is read. */
  private static final class Once implements FileReader.Parsers {
    private final Cut cut;
    private boolean begun;

    Once(Cut cut) {
      this.cut = cut;
    }

    @Override
    public FileReader.@Nullable Parser next(Records records) {
      if (begun) {
        return null;
      }
      begun = true;
      return new CsvParser(cut.format(), cut.piece(), cut.name(), records);
    }

    @Override
    public String name() {
      return cut.name();
    }

    @Override
    public void close() {}
  }
}
