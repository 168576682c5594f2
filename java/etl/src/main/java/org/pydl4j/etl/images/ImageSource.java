package org.pydl4j.etl.images;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.folders.ClassFolder;
import org.pydl4j.etl.folders.FolderSource;
import org.pydl4j.etl.folders.Unreadable;
import org.pydl4j.etl.internal.opencv.Changes;
import org.pydl4j.etl.internal.opencv.Pictures;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.BatchBuffers;
import org.pydl4j.nn.data.pipeline.Request;

/**
 * Pictures with their classes as examples: features [n, channels, height, width], labels the
 * classes [n]. Each is decoded when it is asked for, by the thread that asks, so that a pipeline's
 * {@code prefetch} decodes several at once. DL4J: {@code ImageRecordReader}.
 *
 * <pre>{@code
 * ClassFolder folder = ImageFolder.of(Path.of("flowers"), null);
 * ImageSource pictures = new ImageSource(folder, new ImageFormat(64, 64), false);
 * try (DataPipeline train = pictures.pipeline().shuffle(1).batch(32).prefetch(4, 2)) {
 *   net.fit(train, 10);
 * }
 * }</pre>
 */
public final class ImageSource extends FolderSource {
  private final ImageFormat format;
  private final @Nullable Augmentation augmentation;

  /**
   * Reads nothing yet.
   *
   * @param skipping whether pictures that cannot be read are left out, and noted in {@link
   *     #broken()}; else the first one ends the pass
   */
  public ImageSource(ClassFolder folder, ImageFormat format, boolean skipping) {
    super(folder, skipping);
    this.format = format;
    this.augmentation = null;
    format.form(); // refuses channels that there are not
  }

  private ImageSource(ImageSource other, Augmentation augmentation) {
    super(other);
    this.format = other.format;
    this.augmentation = augmentation;
  }

  /**
   * The same pictures, changed at random: {@code train.over(pictures.augmented(how))}. Those that
   * cannot be read are noted here, too.
   */
  public ImageSource augmented(Augmentation how) {
    how.requireFits(format);
    return new ImageSource(this, how);
  }

  @Override
  protected String reading() {
    return format + (augmentation == null ? "" : ", " + augmentation);
  }

  @Override
  public MultiDataSet read(Request request, BatchBuffers into) {
    Pictures.Form form = format.form();
    int n = request.size();
    NDArray features =
        into.hostArray(
            0, format.type(), n, form.channels().count(), format.height(), format.width());
    long[] numbers = request.numbers().clone();
    int kept = 0;
    for (int i = 0; i < n; i++) {
      Path file = file(numbers[i]);
      Changes changes =
          augmentation == null
              ? null
              : augmentation.at(request.epoch(), request.position() + i, false);
      try (NDArray row = Indexing.slice(features, 0, kept, kept + 1)) {
        Pictures.decode(Unreadable.content(file), form, changes, row);
        numbers[kept++] = numbers[i];
      } catch (DataException e) {
        note(file, e);
      }
    }
    return new MultiDataSet(
        List.of(used(features, kept, into)), List.of(classes(into, 1, numbers, kept)));
  }
}
