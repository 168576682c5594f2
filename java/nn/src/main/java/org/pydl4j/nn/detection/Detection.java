package org.pydl4j.nn.detection;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.data.GridLabels;
import org.pydl4j.nn.layers.Yolo2Output;

/** The boxes of a {@link Yolo2Output}, and its labels. DL4J: {@code YoloUtils}. */
public final class Detection {
  private Detection() {}

  /**
   * The things in pictures, the surest first in each. Of boxes of one class that have more in
   * common than {@code most}, the surest alone is left. DL4J: {@code getPredictedObjects}.
   *
   * @param layer the network's last one
   * @param output [n, boxes · (5 + classes), height, width] as the network gives it
   * @param least boxes with less confidence are left out, 0 to 1
   * @param most overlap of two things of a class, 0 to 1; 1 for no suppression
   * @throws ShapeException if the output is not one of such a layer
   */
  public static List<DetectedObject> objects(
      Yolo2Output layer, NDArray output, double least, double most) {
    requireShare("threshold of confidence", least);
    requireShare("threshold of overlap", most);
    List<DetectedObject> kept = new ArrayList<>();
    for (DetectedObject each : sure(layer, output, least)) {
      boolean free =
          kept.stream()
              .noneMatch(
                  other ->
                      other.example() == each.example()
                          && other.predictedClass() == each.predictedClass()
                          && other.overlap(each) > most);
      if (free) {
        kept.add(each);
      }
    }
    kept.sort(Comparator.comparingInt(DetectedObject::example)); // stable: the surest stay first
    return kept;
  }

  /**
   * The same as an array for callers of other languages.
   *
   * @param layer the JSON of the network's last layer
   * @return [m, 8], of each: example, centerX, centerY, width, height, predictedClass, probability,
   *     confidence; the caller owns it
   */
  public static NDArray rows(String layer, NDArray output, double least, double most) {
    Yolo2Output last = Yolo2Output.DECLARATION.fromJson(layer);
    List<DetectedObject> objects = objects(last, output, least, most);
    double[] values = new double[objects.size() * 8];
    for (int i = 0; i < objects.size(); i++) {
      DetectedObject each = objects.get(i);
      double[] row = {
        each.example(),
        each.centerX(),
        each.centerY(),
        each.width(),
        each.height(),
        each.predictedClass(),
        each.probability(),
        each.confidence()
      };
      System.arraycopy(row, 0, values, i * 8, 8);
    }
    return Nd.create(values, objects.size(), 8);
  }

  private static void requireShare(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new ConfigurationException(
          "The " + what + " must be from 0 to 1. Got " + value + " instead.");
    }
  }

  /** All boxes that are sure enough, the surest first. */
  private static List<DetectedObject> sure(Yolo2Output layer, NDArray output, double least) {
    int boxes = layer.boxes();
    if (output.rank() != 4 || output.size(1) % boxes != 0 || layer.classes(output.size(1)) < 1) {
      throw new ShapeException(
          "The output must be [n, "
              + boxes
              + " boxes · (5 + classes), height, width]. Got "
              + Arrays.toString(output.shape())
              + ".");
    }
    int parts = Math.toIntExact(output.size(1) / boxes);
    int height = Math.toIntExact(output.size(2));
    int width = Math.toIntExact(output.size(3));
    double[] values = output.toDoubleArray();
    int place = height * width;
    List<DetectedObject> found = new ArrayList<>();
    for (int box = 0; (box + 1) * parts * place <= values.length; box++) {
      for (int cell = 0; cell < place; cell++) {
        int start = box * parts * place + cell;
        if (values[start + 4 * place] >= least) {
          found.add(object(values, start, place, parts, box / boxes, cell / width, cell % width));
        }
      }
    }
    found.sort(Comparator.comparingDouble(DetectedObject::confidence).reversed());
    return found;
  }

  private static DetectedObject object(
      double[] values, int start, int step, int parts, int example, int row, int column) {
    int best = 5;
    for (int part = 6; part < parts; part++) {
      if (values[start + part * step] > values[start + best * step]) {
        best = part;
      }
    }
    return new DetectedObject(
        example,
        column + values[start],
        row + values[start + step],
        values[start + 2 * step],
        values[start + 3 * step],
        best - 5,
        values[start + best * step],
        values[start + 4 * step]);
  }

  /**
   * The labels of pictures with known things. Of two things whose middles lie in one cell, the
   * later one stays.
   *
   * @param boxes [m, 6], a row for each thing: the number of its picture, its class, and its left,
   *     upper, right and lower end as shares of the picture, 0 to 1
   * @param n pictures
   * @param classes how many classes there are
   * @param height cells of the grid
   * @param width cells of the grid
   * @return [n, 4 + classes, height, width] as {@link Yolo2Output} takes them; the caller owns it
   * @throws DataException if a box lies outside of its picture, or is of no class or picture; names
   *     the row
   */
  public static NDArray labels(NDArray boxes, long n, long classes, long height, long width) {
    if (boxes.rank() != 2 || boxes.size(1) != 6) {
      throw new ShapeException(
          "Boxes must be [m, 6]: picture, class, left, top, right, bottom. Got "
              + Arrays.toString(boxes.shape())
              + ".");
    }
    if (n < 0 || classes < 1 || height < 1 || width < 1) {
      throw new ConfigurationException(
          "There must be at least one class and one cell. Got "
              + n
              + " pictures, "
              + classes
              + " classes and "
              + height
              + " x "
              + width
              + " cells.");
    }
    double[] values = boxes.toDoubleArray();
    float[] labels =
        new float[Math.toIntExact(Math.multiplyExact(n * (4 + classes), height * width))];
    GridLabels grid =
        new GridLabels(Math.toIntExact(classes), Math.toIntExact(height), Math.toIntExact(width));
    FloatBuffer all = FloatBuffer.wrap(labels);
    for (int row = 0; row < boxes.size(0); row++) {
      double[] box = Arrays.copyOfRange(values, row * 6, row * 6 + 6);
      requireInside(box, row, n, classes);
      int start = (int) box[0] * grid.size();
      grid.write(all, start, (int) box[1], box[2], box[3], box[4], box[5]);
    }
    return Nd.create(labels, n, 4 + classes, height, width);
  }

  private static void requireInside(double[] box, int row, long n, long classes) {
    boolean whole = box[0] == Math.rint(box[0]) && box[1] == Math.rint(box[1]);
    boolean known = box[0] >= 0 && box[0] < n && box[1] >= 0 && box[1] < classes;
    boolean across = 0 <= box[2] && box[2] < box[4] && box[4] <= 1;
    boolean down = 0 <= box[3] && box[3] < box[5] && box[5] <= 1;
    if (!whole || !known || !across || !down) {
      throw new DataException(
          "Row "
              + row
              + " of the boxes (from 0) is "
              + Arrays.toString(box)
              + ". It must be a picture from 0 to "
              + (n - 1)
              + ", a class from 0 to "
              + (classes - 1)
              + ", and left < right and top < bottom from 0 to 1.");
    }
  }
}
