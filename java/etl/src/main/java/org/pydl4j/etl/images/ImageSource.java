package org.pydl4j.etl.images;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.opencv.Changes;
import org.pydl4j.etl.internal.opencv.Pictures;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.io.FileReasons;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.BatchBuffers;
import org.pydl4j.nn.data.pipeline.DataPipeline;
import org.pydl4j.nn.data.pipeline.ExampleSource;
import org.pydl4j.nn.data.pipeline.Request;

/**
 * Pictures with their classes as examples: features [n, channels, height, width], labels the
 * classes [n]. Each is decoded when it is asked for, by the thread that asks, so that a pipeline's
 * {@code prefetch} decodes several at once. DL4J: {@code ImageRecordReader}.
 *
 * <pre>{@code
 * ImageFolder folder = ImageFolder.of(Path.of("flowers"), null);
 * ImageSource pictures = new ImageSource(folder, new ImageFormat(64, 64), false);
 * try (DataPipeline train = pictures.pipeline().shuffle(1).batch(32).prefetch(4, 2)) {
 *   net.fit(train, 10);
 * }
 * }</pre>
 */
public final class ImageSource implements ExampleSource {
  private final ImageFolder folder;
  private final ImageFormat format;
  private final boolean skipping;
  private final @Nullable Augmentation augmentation;
  private final Map<String, String> broken; // guarded by itself
  private @Nullable NDArray labels;
  private int users;

  /**
   * Reads nothing yet.
   *
   * @param skipping whether pictures that cannot be read are left out, and noted in {@link
   *     #broken()}; else the first one ends the pass
   */
  public ImageSource(ImageFolder folder, ImageFormat format, boolean skipping) {
    this(folder, format, skipping, null, new TreeMap<>());
  }

  private ImageSource(
      ImageFolder folder,
      ImageFormat format,
      boolean skipping,
      @Nullable Augmentation augmentation,
      Map<String, String> broken) {
    this.folder = folder;
    this.format = format;
    this.skipping = skipping;
    this.augmentation = augmentation;
    this.broken = broken;
    format.form(); // refuses channels that there are not
  }

  /** All of them, in their order. */
  public DataPipeline pipeline() {
    return DataPipeline.of(this);
  }

  /**
   * The same pictures, changed at random: {@code train.over(pictures.augmented(how))}. Those that
   * cannot be read are noted here, too.
   */
  public ImageSource augmented(Augmentation how) {
    return new ImageSource(folder, format, skipping, how, broken);
  }

  /** The names of the classes. */
  public List<String> names() {
    return folder.names();
  }

  /** Pictures that could not be read, with the reason of each. */
  public Map<String, String> broken() {
    synchronized (broken) {
      return Map.copyOf(broken);
    }
  }

  @Override
  public String description() {
    int hash = 0; // of names alone: the folder may lie elsewhere tomorrow
    for (Path file : folder.files()) {
      hash = 31 * hash + String.valueOf(file.getFileName()).hashCode();
    }
    String changes = augmentation == null ? "" : ", " + augmentation;
    return folder.files().size() + " pictures (" + hash + ") as " + format + changes;
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
  public long size() {
    return folder.files().size();
  }

  @Override
  public boolean isComplete() {
    return !skipping;
  }

  @Override
  public MultiDataSet read(Request request, BatchBuffers into) {
    Pictures.Form form = format.form();
    int n = request.size();
    NDArray features =
        into.hostArray(
            0, format.type(), n, form.channels().count(), format.height(), format.width());
    NDArray classes = into.hostArray(1, DType.INT64, n);
    LongBuffer numbers = Buffers.of(classes).asLongBuffer();
    int kept = 0;
    for (int i = 0; i < n; i++) {
      long number = request.numbers()[i];
      Path file = folder.files().get((int) number);
      Changes changes =
          augmentation == null ? null : augmentation.at(request.epoch(), request.position() + i);
      try (NDArray row = Indexing.slice(features, 0, kept, kept + 1)) {
        Pictures.decode(content(file), form, changes, row);
        numbers.put(kept++, folder.classes().get((int) number));
      } catch (DataException e) {
        note(file, e);
      }
    }
    return new MultiDataSet(
        List.of(used(features, kept, into)), List.of(used(classes, kept, into)));
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DataException("cannot be read: " + FileReasons.of(e), e);
    } catch (OutOfMemoryError e) {
      throw new DataException("is too large for the heap", e);
    }
  }

  private void note(Path file, DataException reason) {
    if (!skipping) {
      throw new DataException(
          "The picture "
              + file
              + " "
              + reason.getMessage()
              + ". Take it away, or leave out what cannot be read.",
          reason);
    }
    synchronized (broken) {
      broken.put(file.toString(), String.valueOf(reason.getMessage()));
    }
  }

  private static NDArray used(NDArray array, int rows, BatchBuffers into) {
    NDArray part = rows == array.size(0) ? array : into.keep(Indexing.slice(array, 0, 0, rows));
    return into.onDevice(part);
  }

  @Override
  public List<NDArray> labels() {
    NDArray all = labels;
    return all == null || skipping ? List.of() : List.of(all);
  }
}
