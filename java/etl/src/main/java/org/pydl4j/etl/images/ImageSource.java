package org.pydl4j.etl.images;

import java.util.List;
import org.pydl4j.etl.folders.ClassFolder;
import org.pydl4j.etl.folders.FolderSource;
import org.pydl4j.etl.folders.Unreadable;
import org.pydl4j.etl.internal.opencv.Pictures;
import org.pydl4j.nd.NDArray;
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
  private final RandomChanges changes;

  /**
   * Reads nothing yet.
   *
   * @param skipping whether pictures that cannot be read are left out, and noted in {@link
   *     #broken()}; else the first one ends the pass
   */
  public ImageSource(ClassFolder folder, ImageFormat format, boolean skipping) {
    super(folder, skipping);
    this.format = format;
    this.changes = RandomChanges.NONE;
    format.form(); // refuses channels that there are not
  }

  private ImageSource(ImageSource other, RandomChanges changes) {
    super(other);
    changes.requireFits(other.format);
    this.format = other.format;
    this.changes = changes;
  }

  /**
   * The same pictures, changed at random: {@code train.over(pictures.augmented(how))}. Those that
   * cannot be read are noted here, too.
   */
  public ImageSource augmented(Augmentation how) {
    return new ImageSource(this, how.changes());
  }

  /**
   * The same, by transforms in any order.
   *
   * @param how {@link ImageTransforms#pipeline} for several
   * @param seed start of the lots
   */
  public ImageSource augmented(ImageTransform how, long seed) {
    return new ImageSource(this, how.changes(seed));
  }

  @Override
  protected String reading() {
    return format + changes.behind();
  }

  @Override
  public MultiDataSet read(Request request, BatchBuffers into) {
    NDArray features = format.rows(request, into);
    long[] numbers = request.numbers().clone();
    int kept =
        PictureRows.read(
            request,
            features,
            changes,
            (number, drawn, row, place) -> {
              byte[] content = Unreadable.content(file(number));
              Pictures.decode(content, format.form(), drawn, false, null, row);
              numbers[place] = number;
            },
            (number, e) -> note(file(number), e));
    return new MultiDataSet(
        List.of(into.used(features, kept)), List.of(classes(into, 1, numbers, kept)));
  }
}
