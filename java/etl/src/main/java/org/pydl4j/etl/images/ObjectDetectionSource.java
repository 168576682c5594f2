package org.pydl4j.etl.images;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.pydl4j.etl.folders.Unreadable;
import org.pydl4j.etl.internal.opencv.Pictures;
import org.pydl4j.etl.internal.opencv.Placement;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nn.data.GridLabels;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.BatchBuffers;
import org.pydl4j.nn.data.pipeline.DataPipeline;
import org.pydl4j.nn.data.pipeline.ExampleSource;
import org.pydl4j.nn.data.pipeline.Request;

/**
 * Pictures with the things in them as examples for a network that ends in {@code Yolo2Output}:
 * features [n, channels, height, width], labels [n, 4 + classes, gridHeight, gridWidth], see {@link
 * GridLabels}. Boxes go with their pictures through cuts, resizing and changes at random. Of two
 * things whose middles lie in one cell, the later one stays. DL4J: {@code
 * ObjectDetectionRecordReader}.
 *
 * <pre>{@code
 * ObjectFolder folder = ObjectFolder.voc(Path.of("VOC2012"), "train", new ObjectRules());
 * var pictures = new ObjectDetectionSource(folder, new ImageFormat(416, 416), 13, 13, 0.25);
 * try (DataPipeline train = pictures.pipeline().shuffle(1).batch(16).prefetch(4, 2)) {
 *   net.fit(train, 10);
 * }
 * }</pre>
 */
public final class ObjectDetectionSource implements ExampleSource {
  private static final int MOST_CELLS = 1 << 12;
  private static final double ROUNDING = 1e-9; // of shares

  private final ObjectFolder folder;
  private final ImageFormat format;
  private final GridLabels grid;
  private final double visible;
  private final RandomChanges changes;

  /**
   * Reads nothing yet.
   *
   * @param gridHeight cells of the network's output
   * @param gridWidth cells of the network's output
   * @param visible least share of a thing's box that must be left in a picture that is cut, turned
   *     or warped, from 0 to 1; else the picture is without it
   */
  public ObjectDetectionSource(
      ObjectFolder folder, ImageFormat format, int gridHeight, int gridWidth, double visible) {
    this(folder, format, gridOf(folder, gridHeight, gridWidth), visible, RandomChanges.NONE);
    if (!(visible >= 0 && visible <= 1)) {
      throw new ConfigurationException(
          "The least visible share of an object must be from 0 to 1. Got " + visible + ".");
    }
  }

  private ObjectDetectionSource(
      ObjectFolder folder,
      ImageFormat format,
      GridLabels grid,
      double visible,
      RandomChanges changes) {
    changes.requireFits(format);
    this.folder = folder;
    this.format = format;
    this.grid = grid;
    this.visible = visible;
    this.changes = changes;
    format.form(); // refuses channels that there are not
  }

  private static GridLabels gridOf(ObjectFolder folder, int height, int width) {
    if (height < 1 || width < 1 || height > MOST_CELLS || width > MOST_CELLS) {
      throw new ConfigurationException(
          "A grid has from 1 to "
              + MOST_CELLS
              + " cells down and across. Got "
              + height
              + " and "
              + width
              + ".");
    }
    return new GridLabels(folder.names().size(), height, width);
  }

  /** All of them, in their order. */
  public DataPipeline pipeline() {
    return DataPipeline.of(this);
  }

  /**
   * The same pictures, changed at random, and their boxes with them: {@code
   * train.over(pictures.augmented(how))}.
   */
  public ObjectDetectionSource augmented(Augmentation how) {
    return new ObjectDetectionSource(folder, format, grid, visible, how.changes());
  }

  /**
   * The same, by transforms in any order.
   *
   * @param how {@link ImageTransforms#pipeline} for several
   * @param seed start of the lots
   */
  public ObjectDetectionSource augmented(ImageTransform how, long seed) {
    return new ObjectDetectionSource(folder, format, grid, visible, how.changes(seed));
  }

  /** The names of the classes. */
  public List<String> names() {
    return folder.names();
  }

  /** Pictures and annotations that could not be read, with the reason of each. */
  public Map<String, String> broken() {
    return folder.broken();
  }

  @Override
  public String description() {
    return size()
        + " annotated pictures ("
        + folder.contentHash()
        + ") as "
        + format
        + ", "
        + grid
        + ", visible "
        + visible
        + changes.behind();
  }

  @Override
  public long size() {
    return folder.images().size();
  }

  @Override
  public boolean isComplete() {
    return !folder.unreadable().skipping();
  }

  @Override
  public MultiDataSet read(Request request, BatchBuffers into) {
    NDArray features = format.rows(request, into);
    NDArray labels =
        into.hostArray(
            1, DType.FLOAT32, request.size(), 4 + grid.classes(), grid.height(), grid.width());
    FloatBuffer numbers = Buffers.of(labels).asFloatBuffer();
    int kept =
        PictureRows.read(
            request,
            features,
            changes,
            (number, drawn, row, place) -> {
              AnnotatedImage image = image(number);
              byte[] content = Unreadable.content(image.file());
              Placement placement = Pictures.decode(content, format.form(), drawn, true, null, row);
              write(image, placement, numbers, place * grid.size());
            },
            (number, e) ->
                folder.unreadable().note("The picture", image(number).file().toString(), e));
    return new MultiDataSet(List.of(into.used(features, kept)), List.of(into.used(labels, kept)));
  }

  private AnnotatedImage image(long number) {
    return folder.images().get((int) number);
  }

  private void write(AnnotatedImage image, Placement placement, FloatBuffer labels, int start) {
    requireSize(image, placement);
    for (int i = 0; i < grid.size(); i++) {
      labels.put(start + i, 0);
    }
    double width = format.width();
    double height = format.height();
    for (ImageObject object : image.objects()) {
      double[] box = placed(object, placement);
      if (box[0] < box[2] && box[1] < box[3] && box[4] >= visible - ROUNDING) {
        int kind = folder.names().indexOf(object.label());
        grid.write(
            labels, start, kind, box[0] / width, box[1] / height, box[2] / width, box[3] / height);
      }
    }
  }

  private static void requireSize(AnnotatedImage image, Placement placement) {
    boolean told = image.width() > 0 && image.height() > 0;
    if (told && (image.width() != placement.columns() || image.height() != placement.rows())) {
      throw new DataException(
          "is "
              + placement.columns()
              + " x "
              + placement.rows()
              + " pixels, and its annotation is of one of "
              + image.width()
              + " x "
              + image.height());
    }
  }

  /** Left, top, right and bottom in what was read, and the share that is seen. */
  private static double[] placed(ImageObject object, Placement placement) {
    double left = Math.max(0, object.left());
    double top = Math.max(0, object.top());
    double right = Math.min(placement.columns(), object.right());
    double bottom = Math.min(placement.rows(), object.bottom());
    if (!(left < right && top < bottom)) {
      throw new DataException(
          "is "
              + placement.columns()
              + " x "
              + placement.rows()
              + " pixels, and outside of it is the object "
              + object.shown());
    }
    return placement.of(left, top, right, bottom);
  }
}
