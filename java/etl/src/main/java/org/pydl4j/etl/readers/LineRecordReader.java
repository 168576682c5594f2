package org.pydl4j.etl.readers;

import org.pydl4j.etl.schema.Schema;

/**
 * Lines of text files as one column of text, {@code line}; blank ones too. DataVec: {@code
 * LineRecordReader}.
 */
public final class LineRecordReader extends RecordReader {
  /** Of these files; a line that is no UTF-8 is rejected. */
  public LineRecordReader(Source source, Rejects rejects) {
    super(source, Schema.builder().missing().addColumnString("line").build(), rejects);
  }

  @Override
  LineRecordReader of(Source part) {
    return new LineRecordReader(part, rejects);
  }

  @Override
  FileReader.Format format() {
    return (stream, name, records) ->
        LineFiles.parser(
            stream,
            name,
            true,
            (bytes, from, to, line, into) -> {
              if (records.take(0, bytes, from, to)) {
                records.add(into, name, line);
              } else {
                records.reject(0, name, line, LineFiles.text(bytes, from, to));
              }
            });
  }
}
