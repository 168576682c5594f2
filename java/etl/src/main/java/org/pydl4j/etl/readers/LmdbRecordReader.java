package org.pydl4j.etl.readers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.internal.lmdb.Datum;
import org.pydl4j.etl.internal.lmdb.LmdbFile;
import org.pydl4j.etl.schema.IntegerMetaData;
import org.pydl4j.etl.schema.NDArrayMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.schema.StringMetaData;
import org.pydl4j.nd.errors.DataException;

/**
 * Caffe's data in LMDB, as its {@code convert_imageset} writes them, in the order of their keys,
 * read without LMDB's library: {@code key}, {@code features} [channels, height, width] (bytes are 0
 * to 255; of colours Caffe has blue, green, red) and {@code label}. A place is the database's
 * folder or its {@code data.mdb}. Pictures that are stored as files, and data of different sizes,
 * are errors.
 */
public final class LmdbRecordReader implements BlockSource {
  private final List<Source.Root> roots;
  private final Schema schema;

  /**
   * Of these databases, whose data have the size of the first one's.
   *
   * @throws DataException if the first cannot be read, or is empty
   */
  public LmdbRecordReader(Source source) {
    roots = source.roots().stream().filter(root -> !root.name().endsWith("lock.mdb")).toList();
    if (roots.isEmpty()) {
      throw new DataException(source.names().get(0) + " is the lock of a database, not its data.");
    }
    try (Rows rows = new Rows(roots.get(0))) {
      Datum first = rows.datum();
      if (first == null) {
        throw new DataException(roots.get(0).name() + " is empty: nobody knows its data's size.");
      }
      schema =
          new Schema(
              List.of(
                  new StringMetaData("key"),
                  new NDArrayMetaData("features", first.channels(), first.height(), first.width()),
                  new IntegerMetaData("label")));
    }
  }

  private LmdbRecordReader(Source.Root root, Schema schema) {
    this.roots = List.of(root);
    this.schema = schema;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public List<String> places() {
    return roots.stream().map(Source.Root::name).toList();
  }

  @Override
  public String description() {
    return places() + " as " + schema;
  }

  @Override
  public List<BlockSource> parts() {
    return roots.stream().<BlockSource>map(root -> new LmdbRecordReader(root, schema)).toList();
  }

  @Override
  public BlockReader open() {
    List<Long> sizes = ((NDArrayMetaData) schema.getMetaData(1)).shape();
    return new Chain(
        places(),
        name -> new Rows(roots.get(places().indexOf(name)), new BlockBuilder(schema), sizes));
  }

  /** The records of a database. */
  private static final class Rows implements BlockReader {
    private final String name;
    private final LocalCopy copy;
    private final LmdbFile file;
    private final @Nullable BlockBuilder builder;
    private final List<Long> expected; // sizes
    private long number;

    Rows(Source.Root root) {
      this(root, null, List.of());
    }

    Rows(Source.Root root, @Nullable BlockBuilder builder, List<Long> expected) {
      this.expected = expected;
      this.name = root.name();
      this.builder = builder;
      this.copy = LocalCopy.of(root);
      try {
        this.file = new LmdbFile(copy.path(), name);
      } catch (IOException | RuntimeException e) {
        copy.close();
        if (builder != null) {
          builder.close();
        }
        throw e instanceof RuntimeException told ? told : Walk.failed(name, e);
      }
    }

    @Nullable Datum datum() {
      try {
        if (!file.next()) {
          return null;
        }
      } catch (IOException e) {
        throw Walk.failed(name, e);
      }
      number++;
      String key = new String(file.key(), StandardCharsets.UTF_8);
      String place = name + ", record " + number + " ('" + key + "')";
      Datum datum;
      try {
        datum = Datum.of(file.value());
      } catch (RuntimeException e) {
        throw new DataException(place + " is no Datum of Caffe: " + e.getMessage(), e);
      }
      if (datum.encoded()) {
        throw new DataException(
            place + " is a picture's file, not its pixels: convert it without -encoded.");
      }
      if (!datum.isWhole()) {
        throw new DataException(
            place
                + " has "
                + datum.values().length
                + " numbers, and should have "
                + datum.channels()
                + " x "
                + datum.height()
                + " x "
                + datum.width()
                + ".");
      }
      return datum;
    }

    @Override
    public @Nullable Block next() {
      BlockReader.requireUninterrupted();
      BlockBuilder into = java.util.Objects.requireNonNull(builder);
      for (Datum datum = into.isFull() ? null : datum(); datum != null; ) {
        add(into, datum);
        datum = into.isFull() ? null : datum();
      }
      return into.rows() == 0 ? null : into.build();
    }

    private void add(BlockBuilder into, Datum datum) {
      List<Long> shape =
          List.of((long) datum.channels(), (long) datum.height(), (long) datum.width());
      if (!shape.equals(expected)) {
        throw new DataException(
            name + ", record " + number + " is " + shape + " in place of " + expected + ".");
      }
      ((BytesColumn.Builder) into.column(0)).add(file.key(), 0, file.key().length);
      ArrayColumn.Builder arrays = (ArrayColumn.Builder) into.column(1);
      arrays.add(datum.values(), datum.channels(), datum.height(), datum.width());
      ((IntColumn.Builder) into.column(2)).add(datum.label());
      into.endRow(name, number);
    }

    @Override
    public void close() {
      if (builder != null) {
        builder.close();
      }
      try {
        file.close();
      } catch (IOException e) {
        // nothing was written that could be lost
      }
      copy.close();
    }
  }
}
