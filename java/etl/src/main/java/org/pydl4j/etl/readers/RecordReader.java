package org.pydl4j.etl.readers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.Schema;

/** What the readers of text files share: files, a schema, and what happens to wrong records. */
abstract class RecordReader implements BlockSource {
  final Source source;
  final Schema schema;
  final Rejects rejects;

  RecordReader(Source source, Schema schema, Rejects rejects) {
    this.source = source;
    this.schema = schema.asRows();
    this.rejects = rejects;
    rejects.requireApart(source.names());
  }

  @Override
  public final Schema schema() {
    return schema;
  }

  @Override
  public final List<String> places() {
    List<String> places = new ArrayList<>(source.names());
    places.addAll(rejects.places());
    return places;
  }

  @Override
  public final String description() {
    return source.description() + " as " + schema;
  }

  /** What was rejected in all passes so far. */
  public final Rejects rejects() {
    return rejects;
  }

  /** How this reader takes a file apart. */
  abstract FileReader.Format format();

  /** Whether numbers have a comma in place of a point. */
  boolean comma() {
    return false;
  }

  /** The same reader of other files. */
  abstract RecordReader of(Source part);

  @Override
  public final BlockReader open() {
    return new FileReader(FileReader.files(source, format(), rejects), schema, comma(), rejects);
  }

  /** A part for each file; an archive is one. */
  @Override
  public final List<BlockSource> parts() {
    return source.each().stream().<BlockSource>map(this::of).toList();
  }
}
