package org.pydl4j.etl.readers;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.schema.Schema;

/** One pass over the files of a source, whose records a {@link Format} takes apart. */
final class FileReader implements BlockReader {
  /** Starts on a file. */
  interface Format {
    Parser parser(InputStream stream, String name, Records records) throws IOException;
  }

  /** The records of a file, one after the other. */
  interface Parser {
    /** Adds the next record, or rejects it; false at the end. */
    boolean next(BlockBuilder into) throws IOException;
  }

  private final Walk walk;
  private final Format format;
  private final Rejects.Sink sink;
  private final Records records;
  private final BlockBuilder builder;
  private @Nullable Parser parser;
  private String name = "";
  private boolean ended;

  FileReader(Source source, Schema schema, boolean comma, Rejects rejects, Format format) {
    this.sink = rejects.sink();
    this.records = new Records(schema, comma, rejects, sink);
    this.format = format;
    this.walk = source.walk();
    this.builder = new BlockBuilder(schema);
  }

  @Override
  public @Nullable Block next() {
    if (ended) {
      return null;
    }
    while (!builder.isFull() && advance()) {}
    sink.flush();
    return builder.rows() == 0 ? null : builder.build();
  }

  private boolean advance() {
    try {
      if (parser == null) {
        Walk.Entry entry = walk.next();
        if (entry == null) {
          ended = true;
          return false;
        }
        name = entry.name();
        parser = format.parser(entry.stream(), name, records);
      }
      if (!parser.next(builder)) {
        parser = null;
      }
      return true;
    } catch (IOException | IllegalArgumentException e) { // the second: names in archives
      throw Walk.failed(name, e);
    }
  }

  @Override
  public void close() {
    ended = true;
    parser = null;
    builder.close();
    walk.close();
    sink.flush();
  }
}
