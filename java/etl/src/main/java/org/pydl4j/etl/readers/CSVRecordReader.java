package org.pydl4j.etl.readers;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.pydl4j.etl.blocks.BlockPieces;
import org.pydl4j.etl.schema.Schema;

/**
 * CSV files: quotes, breaks in quotes, headers, byte order marks, any separator, comment lines, and
 * the three ends of lines. DataVec: {@code CSVRecordReader}; the format is RFC 4180's.
 *
 * <pre>{@code
 * CSVRecordReader reader = CSVRecordReader.builder(Source.files("flowers.csv"), schema)
 *     .header(true)
 *     .build();
 * }</pre>
 *
 * <p>Blank lines are no records. With a header, columns are found by their names, and others in the
 * file are passed over; without one, a record must have a field for each column.
 */
public final class CSVRecordReader extends RecordReader {
  private final CsvFormat format;
  private final Charset encoding;
  private final boolean comma;

  private CSVRecordReader(
      Source source,
      Schema schema,
      Rejects rejects,
      CsvFormat format,
      Charset encoding,
      boolean comma) {
    super(source, schema, rejects);
    this.format = format;
    this.encoding = encoding;
    this.comma = comma;
    Field.requireText(schema);
  }

  @Override
  FileReader.Format format() {
    return (stream, name, records) ->
        new CsvParser(format, Encodings.asUtf8(stream, encoding), name, records);
  }

  @Override
  public BlockPieces pieces() {
    return pieces(CsvPieces.bytes(schema));
  }

  /** Pieces of some so many bytes each. */
  BlockPieces pieces(int bytes) {
    CsvPieces.Reading reading = new CsvPieces.Reading(schema, comma, rejects);
    return new CsvPieces(source, format, encoding, reading, bytes);
  }

  @Override
  boolean comma() {
    return comma;
  }

  @Override
  CSVRecordReader of(Source part) {
    return new CSVRecordReader(part, schema, rejects, format, encoding, comma);
  }

  /** Starts a reader of these files and columns. */
  public static Builder builder(Source source, Schema schema) {
    return new Builder(source, schema);
  }

  /** Collects how the files are written. */
  public static final class Builder {
    private final Source source;
    private final Schema schema;
    private Rejects rejects = Rejects.fail();
    private String separator = ",";
    private char quote = '"';
    private char escape;
    private char comment;
    private boolean header;
    private int skipLines;
    private int maxRecordBytes = 64 << 20;
    private boolean decimalComma;
    private Charset encoding = StandardCharsets.UTF_8;

    private Builder(Source source, Schema schema) {
      this.source = source;
      this.schema = schema;
    }

    /** What stands between fields: one or more characters. Default: a comma. */
    public Builder separator(String value) {
      separator = value;
      return this;
    }

    /** What encloses fields, doubled within; 0 for nothing. Default: {@code "}. */
    public Builder quote(char value) {
      quote = value;
      return this;
    }

    /** What stands in front of a quote within quotes, besides another quote. Default: nothing. */
    public Builder escape(char value) {
      escape = value;
      return this;
    }

    /** What begins lines that are no records. Default: nothing does. */
    public Builder comment(char value) {
      comment = value;
      return this;
    }

    /** Whether the first record of each file has the names of the columns. Default: false. */
    public Builder header(boolean value) {
      header = value;
      return this;
    }

    /** How many lines of each file are left out, in front of a header. Default: 0. */
    public Builder skipLines(int value) {
      skipLines = value;
      return this;
    }

    /** What more than that many bytes long is no record. Default: 64 MiB. */
    public Builder maxRecordBytes(int value) {
      maxRecordBytes = value;
      return this;
    }

    /** Whether numbers have a comma in place of the point. Default: false. */
    public Builder decimalComma(boolean value) {
      decimalComma = value;
      return this;
    }

    /** The encoding of the files. Default: UTF-8, with or without a byte order mark. */
    public Builder encoding(String name) {
      encoding = Encodings.named(name);
      return this;
    }

    /** What happens to records that are not as the schema says. Default: the first is an error. */
    public Builder rejects(Rejects value) {
      rejects = value;
      return this;
    }

    /**
     * The reader; nothing is opened yet.
     *
     * @throws org.pydl4j.nd.errors.ConfigurationException if settings do not go together
     */
    public CSVRecordReader build() {
      CsvFormat format =
          CsvFormat.of(separator, quote, escape, comment, header, skipLines, maxRecordBytes);
      return new CSVRecordReader(source, schema, rejects, format, encoding, decimalComma);
    }

    /** The same settings for files of which {@link #inferSchema} found the columns. */
    Builder of(Schema found) {
      Builder other = new Builder(source, found);
      other.rejects = rejects;
      other.separator = separator;
      other.quote = quote;
      other.escape = escape;
      other.comment = comment;
      other.header = header;
      other.skipLines = skipLines;
      other.maxRecordBytes = maxRecordBytes;
      other.decimalComma = decimalComma;
      other.encoding = encoding;
      return other;
    }

    /**
     * The schema as the first records of the first file tell it: for each column the first of
     * Integer, Long, Double, Boolean, Time and String that fits all its values. Without a header
     * columns are {@code column0}, {@code column1} and so on. The builder's schema says which texts
     * are missing values, and is otherwise not looked at.
     *
     * @param rows how many records are looked at
     */
    public Schema inferSchema(int rows) {
      CsvFormat format =
          CsvFormat.of(separator, quote, escape, comment, false, skipLines, maxRecordBytes);
      return Inference.of(source, format, header, decimalComma, encoding, schema.missing(), rows);
    }
  }

  /**
   * A reader of CSV files whose columns are inferred from their first records.
   *
   * @param settings a builder with an empty schema
   * @param rows how many records are looked at
   */
  public static CSVRecordReader inferred(Builder settings, int rows) {
    return settings.of(settings.inferSchema(rows)).build();
  }
}
