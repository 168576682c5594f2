package org.pydl4j.nn.data.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.AtomicFiles;
import org.pydl4j.nd.io.FileReasons;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.data.MultiDataSet;

/**
 * The examples of a pipeline, kept in memory or in files when it is opened first. It owns that
 * memory, and files for which no folder was named, until it is closed by all who opened it.
 */
final class CachedSource implements ExampleSource {
  private final DataPipeline from;
  private final boolean onDisk;
  private final @Nullable Path folder;
  private @Nullable ExampleSource kept;
  private @Nullable Path temporary;
  private List<NDArray> owned = List.of();
  private int users;

  CachedSource(DataPipeline from, boolean onDisk, @Nullable Path folder) {
    this.from = from;
    this.onDisk = onDisk;
    this.folder = folder;
  }

  @Override
  public String description() {
    return from.description() + " | cache";
  }

  @Override
  public synchronized void open() {
    if (users == 0) {
      fill();
    }
    users++;
  }

  @Override
  public synchronized void close() {
    if (--users == 0) {
      if (kept != null) {
        kept.close();
      }
      kept = null;
      owned.forEach(NDArray::close);
      owned = List.of();
      forgetFiles();
    }
  }

  private void fill() {
    try {
      kept = onDisk ? inFiles() : inMemory();
      kept.open();
    } catch (RuntimeException e) {
      kept = null;
      forgetFiles();
      throw e;
    }
  }

  private ExampleSource inMemory() {
    List<List<NDArray>> pieces = new ArrayList<>();
    Parts parts = null;
    try (DataPipeline data = from.again()) {
      data.startEpoch(0);
      while (data.hasNext()) {
        MultiDataSet batch = data.next();
        parts = parts == null ? Parts.of(batch) : same(parts, Parts.of(batch));
        List<NDArray> copies = new ArrayList<>();
        pieces.add(copies);
        for (NDArray array : Parts.arrays(batch)) {
          copies.add(Scope.detach(array.dup()));
        }
      }
      if (parts == null) {
        throw new DataException("There is no example to keep: the data gave no mini-batch.");
      }
      owned = joined(pieces);
      return new ArraySource(parts.examples(owned));
    } finally {
      pieces.forEach(piece -> piece.forEach(NDArray::close));
    }
  }

  private static Parts same(Parts one, Parts other) {
    if (!one.equals(other)) {
      throw new DataException(
          "All mini-batches must have the same arrays: features, labels, masks and weights in each"
              + " of them or in none.");
    }
    return one;
  }

  private static List<NDArray> joined(List<List<NDArray>> pieces) {
    List<NDArray> joined = new ArrayList<>();
    for (int i = 0; i < pieces.get(0).size(); i++) {
      int place = i;
      List<NDArray> each = pieces.stream().map(piece -> piece.get(place)).toList();
      joined.add(Scope.detach(Shapes.concat(0, each)));
      each.forEach(NDArray::close); // one array at a time is there twice
    }
    return joined;
  }

  private ExampleSource inFiles() {
    try {
      Path into = folder;
      if (into == null) {
        into = Files.createTempDirectory("pydl4j-cache");
        temporary = into;
      } else {
        Files.createDirectories(into);
        Path done = into.resolve("complete");
        if (Files.exists(done)) {
          requireSame(done, into);
          return new FileSource(BatchFolder.batches(into));
        }
        for (Path old : BatchFolder.batches(into)) {
          Files.delete(old); // of a cache that was not finished
        }
      }
      try (DataPipeline data = from.again()) {
        data.startEpoch(0);
        BatchFolder.writeInto(data, into);
      }
      if (temporary == null) {
        ByteBuffer text = ByteBuffer.wrap(description().getBytes(StandardCharsets.UTF_8));
        AtomicFiles.write(into.resolve("complete"), channel -> channel.write(text));
      }
      return new FileSource(BatchFolder.batches(into));
    } catch (IOException e) {
      throw new DataException(
          "The cache in " + folder + " cannot be written or read: " + FileReasons.of(e) + ".", e);
    }
  }

  private void requireSame(Path done, Path into) throws IOException {
    String was = Files.readString(done);
    if (!was.equals(description())) {
      throw new DataException(
          "The folder "
              + into
              + " keeps other examples: "
              + was
              + ". These are "
              + description()
              + ". Name another folder, or empty this one.");
    }
  }

  private void forgetFiles() {
    Path folder = temporary;
    temporary = null;
    if (folder == null) {
      return;
    }
    try {
      for (Path file : BatchFolder.batches(folder)) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new DataException(
          "The temporary files in " + folder + " cannot be deleted: " + FileReasons.of(e) + ".", e);
    }
  }

  private ExampleSource kept() {
    ExampleSource source = kept;
    if (source == null) {
      throw new IllegalStateException("The cache is not open.");
    }
    return source;
  }

  @Override
  public long size() {
    return kept().size();
  }

  @Override
  public MultiDataSet read(Request request, BatchBuffers into) {
    return kept().read(request, into);
  }

  @Override
  public List<NDArray> labels() {
    return kept().labels();
  }
}
