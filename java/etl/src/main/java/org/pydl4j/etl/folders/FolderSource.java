package org.pydl4j.etl.folders;

import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nn.data.pipeline.BatchBuffers;
import org.pydl4j.nn.data.pipeline.DataPipeline;
import org.pydl4j.nn.data.pipeline.ExampleSource;

/**
 * Files with their classes as examples: labels are the classes [n]. Each is decoded when it is
 * asked for, by the thread that asks, so that a pipeline's {@code prefetch} decodes several at
 * once. What their features are is for those below.
 */
public abstract class FolderSource implements ExampleSource {
  private final ClassFolder folder;
  private final int hash; // of the files' names
  private final Unreadable unreadable;
  private @Nullable NDArray labels;
  private int users;

  /**
   * Reads nothing yet.
   *
   * @param skipping whether files that cannot be read are left out, and noted in {@link #broken()};
   *     else the first one ends the pass
   */
  protected FolderSource(ClassFolder folder, boolean skipping) {
    this.folder = folder;
    this.hash = hash(folder.files());
    this.unreadable = new Unreadable(skipping);
  }

  /** The same files as another, read in another way: what cannot be read is noted there, too. */
  protected FolderSource(FolderSource other) {
    this.folder = other.folder;
    this.hash = other.hash;
    this.unreadable = other.unreadable;
  }

  /** Of names alone: the folder may lie elsewhere tomorrow. */
  private static int hash(List<Path> files) {
    int made = 0;
    for (Path file : files) {
      made = 31 * made + String.valueOf(file.getFileName()).hashCode();
    }
    return made;
  }

  /** All of them, in their order. */
  public final DataPipeline pipeline() {
    return DataPipeline.of(this);
  }

  /** The names of the classes. */
  public final List<String> names() {
    return folder.names();
  }

  /** Files that could not be read, with the reason of each. */
  public final Map<String, String> broken() {
    return unreadable.broken();
  }

  /** How the files are read: a part of {@link #description()}. */
  protected abstract String reading();

  @Override
  public final String description() {
    return folder.files().size() + " " + folder.kind().names() + " (" + hash + ") as " + reading();
  }

  @Override
  public synchronized void open() {
    if (users++ == 0) {
      long[] classes = folder.classes().stream().mapToLong(Integer::longValue).toArray();
      labels = Scope.detach(Nd.create(classes));
    }
  }

  @Override
  public synchronized void close() {
    NDArray before = labels;
    if (--users == 0 && before != null) {
      labels = null;
      before.close();
    }
  }

  @Override
  public final long size() {
    return folder.files().size();
  }

  @Override
  public final boolean isComplete() {
    return !unreadable.skipping();
  }

  @Override
  public final List<NDArray> labels() {
    NDArray all = labels;
    return all == null || unreadable.skipping() ? List.of() : List.of(all);
  }

  /** The file of an example. */
  protected final Path file(long number) {
    return folder.files().get((int) number);
  }

  /**
   * A file cannot be read: it is noted, or ends the pass.
   *
   * @param reason of which the message is the end of a sentence about the file
   */
  protected final void note(Path file, DataException reason) {
    unreadable.note("The " + folder.kind().name(), file.toString(), reason);
  }

  /**
   * The classes of the first examples that were kept.
   *
   * @param place in the mini-batch's memory
   * @param numbers of the examples, those that were kept in front
   */
  protected final NDArray classes(BatchBuffers into, int place, long[] numbers, int kept) {
    NDArray classes = into.hostArray(place, DType.INT64, numbers.length);
    LongBuffer written = Buffers.of(classes).asLongBuffer();
    for (int i = 0; i < kept; i++) {
      written.put(folder.classes().get((int) numbers[i]));
    }
    return into.used(classes, kept);
  }
}
