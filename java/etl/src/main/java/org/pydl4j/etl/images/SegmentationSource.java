package org.pydl4j.etl.images;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pydl4j.etl.folders.Unreadable;
import org.pydl4j.etl.internal.opencv.MaskRule;
import org.pydl4j.etl.internal.opencv.Masked;
import org.pydl4j.etl.internal.opencv.Pictures;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.BatchBuffers;
import org.pydl4j.nn.data.pipeline.DataPipeline;
import org.pydl4j.nn.data.pipeline.ExampleSource;
import org.pydl4j.nn.data.pipeline.Request;

/**
 * Pictures with the class of each pixel as examples for a network that ends in {@code CnnLoss}:
 * features [n, channels, height, width], labels as {@link MaskLabels} says, and, where masks have
 * pixels that do not count, their mask [n, height, width]. Masks go with their pictures through
 * cuts, resizing and changes at random; each of their pixels is the nearest one of the file.
 *
 * <pre>{@code
 * var rules = new MaskRules(List.of("road", "car", "sky"));
 * MaskFolder folder = MaskFolder.of(Path.of("images"), Path.of("masks"), rules);
 * var pictures = new SegmentationSource(folder, new ImageFormat(128, 256), MaskLabels.INDICES);
 * try (DataPipeline train = pictures.pipeline().shuffle(1).batch(8).prefetch(4, 2)) {
 *   net.fit(train, 10);
 * }
 * }</pre>
 */
public final class SegmentationSource implements ExampleSource {
  private final MaskFolder folder;
  private final ImageFormat format;
  private final MaskLabels labels;
  private final MaskRule rule;
  private final RandomChanges changes;
  private final int hash;

  /** Reads nothing yet. */
  public SegmentationSource(MaskFolder folder, ImageFormat format, MaskLabels labels) {
    this(folder, format, labels, RandomChanges.NONE);
  }

  private SegmentationSource(
      MaskFolder folder, ImageFormat format, MaskLabels labels, RandomChanges changes) {
    changes.requireFits(format);
    format.form(); // refuses channels that there are not
    this.folder = folder;
    this.format = format;
    this.labels = labels;
    this.changes = changes;
    this.rule = folder.rules().rule();
    this.hash = folder.nameHash();
  }

  /** All of them, in their order. */
  public DataPipeline pipeline() {
    return DataPipeline.of(this);
  }

  /**
   * The same pictures, changed at random, and their masks with them: {@code
   * train.over(pictures.augmented(how))}.
   */
  public SegmentationSource augmented(Augmentation how) {
    return new SegmentationSource(folder, format, labels, how.changes());
  }

  /**
   * The same, by transforms in any order.
   *
   * @param how {@link ImageTransforms#pipeline} for several
   * @param seed start of the lots
   */
  public SegmentationSource augmented(ImageTransform how, long seed) {
    return new SegmentationSource(folder, format, labels, how.changes(seed));
  }

  /** The names of the classes. */
  public List<String> names() {
    return folder.names();
  }

  /** Pictures and masks that could not be read, with the reason of each. */
  public Map<String, String> broken() {
    return folder.broken();
  }

  @Override
  public String description() {
    return size()
        + " pictures with masks ("
        + hash
        + ") as "
        + format
        + ", "
        + labels
        + " of "
        + folder.rules()
        + changes.behind();
  }

  @Override
  public long size() {
    return folder.size();
  }

  @Override
  public boolean isComplete() {
    return !folder.unreadable().skipping();
  }

  @Override
  public MultiDataSet read(Request request, BatchBuffers into) {
    int n = request.size();
    int pixels = format.height() * format.width();
    NDArray features = format.rows(request, into);
    NDArray wanted = wanted(n, into);
    NDArray counting = into.hostArray(2, DType.FLOAT32, n, format.height(), format.width());
    ByteBuffer bytes = Buffers.of(wanted);
    FloatBuffer counts = Buffers.of(counting).asFloatBuffer();
    ShortBuffer numbers = ShortBuffer.allocate(pixels);
    int kept =
        PictureRows.read(
            request,
            features,
            changes,
            (number, drawn, row, place) -> {
              Masked mask = mask(folder.mask(number), numbers);
              byte[] picture = Unreadable.content(folder.picture(number));
              Pictures.decode(picture, format.form(), drawn, false, mask, row);
              write(numbers, place, bytes, counts);
            },
            (number, e) ->
                folder.unreadable().note("The picture", folder.picture(number).toString(), e));
    return new MultiDataSet(
        List.of(into.used(features, kept)),
        List.of(into.used(wanted, kept)),
        List.of(),
        rule.ignored() < 0 ? List.of() : List.of(into.used(counting, kept)),
        null);
  }

  private Masked mask(Path file, ShortBuffer numbers) {
    try {
      return new Masked(file.toString(), Unreadable.content(file), rule, numbers);
    } catch (DataException e) {
      throw Masked.blamed(file.toString(), e);
    }
  }

  private NDArray wanted(int n, BatchBuffers into) {
    int height = format.height();
    int width = format.width();
    return switch (labels) {
      case INDICES -> into.hostArray(1, DType.INT64, n, height, width);
      case ONE_HOT -> into.hostArray(1, DType.FLOAT32, n, rule.classes(), height, width);
      case BINARY -> into.hostArray(1, DType.FLOAT32, n, 1, height, width);
    };
  }

  /** Writes the labels of one picture, and which of its pixels count. */
  private void write(ShortBuffer numbers, int place, ByteBuffer bytes, FloatBuffer counts) {
    int pixels = numbers.capacity();
    LongBuffer indices = bytes.asLongBuffer();
    FloatBuffer floats = bytes.asFloatBuffer();
    int start = place * pixels;
    int channels = labels == MaskLabels.ONE_HOT ? rule.classes() : 1;
    for (int i = 0; i < pixels; i++) {
      int held = numbers.get(i) & 0xFFFF;
      boolean counting = held != Masked.IGNORED;
      int kind = counting ? held : 0;
      counts.put(start + i, counting ? 1 : 0);
      switch (labels) {
        case INDICES -> indices.put(start + i, kind);
        case BINARY -> floats.put(start + i, kind == 0 ? 0 : 1);
        case ONE_HOT -> {
          for (int channel = 0; channel < channels; channel++) {
            floats.put(start * channels + channel * pixels + i, channel == kind ? 1 : 0);
          }
        }
      }
    }
  }
}
