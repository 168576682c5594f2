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

  /** The files, or the piece of one, that are read. */
  interface Parsers extends AutoCloseable {
    /** Starts on the next one; null behind the last. */
    @Nullable Parser next(Records records) throws IOException;

    /** What the one is called that was started on last. */
    String name();

    @Override
    void close();
  }

  /** The records of a file, one after the other. */
  interface Parser extends AutoCloseable {
    /** Adds the next records, or rejects them; false at the end. */
    boolean next(BlockBuilder into) throws IOException;

    /** Lets go of memory; the stream stays the walk's. */
    @Override
    default void close() {}
  }

  private final Parsers parsers;
  private final Rejects.Sink sink;
  private final Records records;
  private final BlockBuilder builder;
  private @Nullable Parser parser;
  private boolean ended;

  FileReader(Parsers parsers, Schema schema, boolean comma, Rejects rejects) {
    this.sink = rejects.sink();
    this.records = new Records(schema, comma, rejects, sink);
    this.parsers = parsers;
    this.builder = new BlockBuilder(schema);
  }

  /** All files of a source, at whose end what was rejected is published. */
  static Parsers files(Source source, Format format, Rejects rejects) {
    Walk walk = source.walk();
    return new Parsers() {
      private String name = "";

      @Override
      public @Nullable Parser next(Records records) throws IOException {
        Walk.Entry entry = walk.next();
        if (entry == null) {
          return null;
        }
        name = entry.name();
        return format.parser(entry.stream(), name, records);
      }

      @Override
      public String name() {
        return name;
      }

      @Override
      public void close() {
        walk.close();
        rejects.publish();
      }
    };
  }

  @Override
  public @Nullable Block next() {
    if (ended) {
      return null;
    }
    BlockReader.requireUninterrupted();
    while (!builder.isFull() && advance()) {}
    sink.flush();
    return builder.rows() == 0 ? null : builder.build();
  }

  private boolean advance() {
    try {
      if (parser == null) {
        parser = parsers.next(records);
      }
      if (parser == null) {
        ended = true;
        return false;
      }
      if (!parser.next(builder)) {
        shut();
      }
      return true;
    } catch (IOException | IllegalArgumentException e) { // the second: names in archives
      throw Walk.failed(parsers.name(), e);
    }
  }

  private void shut() {
    if (parser != null) {
      parser.close();
      parser = null;
    }
  }

  @Override
  public void close() {
    ended = true;
    shut();
    builder.close();
    sink.flush();
    parsers.close();
  }
}
