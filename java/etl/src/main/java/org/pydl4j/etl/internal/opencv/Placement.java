package org.pydl4j.etl.internal.opencv;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the points of a picture come to when it is cut, resized, mirrored, turned and warped, in
 * any order. Coordinates are those of edges: a pixel goes from its number to the next one, x to the
 * right, y down. Used by one thread.
 */
public final class Placement {
  private static final double HORIZON = 1e-9; // least depth, of 1 where nothing is warped
  private static final double SLIVER = 1e-6; // least area, in pixels of the file

  private final int columns;
  private final int rows;
  private final List<Stage> stages = new ArrayList<>();
  private double[] matrix = Motions.shift(0, 0); // since the last stage
  private double width;
  private double height;

  /** Through a matrix, and what is then outside of the frame is lost. */
  private record Stage(double[] matrix, double width, double height) {}

  Placement(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.width = columns;
    this.height = rows;
  }

  /** The width of the picture, as it was decoded, in pixels. */
  public int columns() {
    return columns;
  }

  /** The height of the picture, as it was decoded, in pixels. */
  public int rows() {
    return rows;
  }

  /** What is outside of the picture now does not come back. */
  void keep() {
    stages.add(new Stage(matrix, width, height));
    matrix = Motions.shift(0, 0);
  }

  /** This part alone is kept. */
  void cut(double left, double top, double across, double down) {
    keep();
    then(Motions.shift(-left, -top));
    width = across;
    height = down;
  }

  /** The whole gets this size. */
  void size(double across, double down) {
    then(new double[] {across / width, 0, 0, 0, down / height, 0, 0, 0, 1});
    width = across;
    height = down;
  }

  /** Goes through a further matrix. */
  void then(double[] next) {
    matrix = Motions.product(next, matrix);
  }

  /**
   * The upright box around what can be seen of a box.
   *
   * @return left, top, right and bottom in pixels of what was written, and the share of the box
   *     that is seen; all 0 where nothing is
   */
  public double[] of(double left, double top, double right, double bottom) {
    List<List<Point>> parts =
        List.of(
            List.of(
                new Point(left, top, 1, left, top),
                new Point(right, top, 1, right, top),
                new Point(right, bottom, 1, right, bottom),
                new Point(left, bottom, 1, left, bottom)));
    for (Stage stage : stages) {
      parts = seen(parts, stage);
    }
    parts = seen(parts, new Stage(matrix, width, height));
    List<Point> points = parts.stream().flatMap(List::stream).toList();
    if (points.isEmpty()) {
      return new double[5];
    }
    double area = parts.stream().mapToDouble(Placement::area).sum();
    return new double[] {
      Math.max(0, points.stream().mapToDouble(Point::across).min().orElse(0)),
      Math.max(0, points.stream().mapToDouble(Point::down).min().orElse(0)),
      Math.min(width, points.stream().mapToDouble(Point::across).max().orElse(0)),
      Math.min(height, points.stream().mapToDouble(Point::down).max().orElse(0)), // no roundings
      area / ((right - left) * (bottom - top))
    };
  }

  /** What is left behind a stage: before the horizon, and what OpenCV shows from behind it. */
  private static List<List<Point>> seen(List<List<Point>> parts, Stage stage) {
    List<List<Point>> made = new ArrayList<>();
    for (List<Point> part : parts) {
      for (int side : new int[] {1, -1}) {
        double[] way = stage.matrix();
        List<Point> left = inside(part.stream().map(each -> each.to(way, side)).toList(), stage);
        if (area(left) > SLIVER) {
          made.add(left);
        }
      }
    }
    return made;
  }

  /** A point in homogeneous coordinates, with the place in the picture from where it comes. */
  private record Point(double x, double y, double depth, double fromX, double fromY) {
    double across() {
      return x / depth;
    }

    double down() {
      return y / depth;
    }

    Point to(double[] matrix, int side) {
      return new Point(
          side * (matrix[0] * x + matrix[1] * y + matrix[2] * depth),
          side * (matrix[3] * x + matrix[4] * y + matrix[5] * depth),
          side * (matrix[6] * x + matrix[7] * y + matrix[8] * depth),
          fromX,
          fromY);
    }

    /** How far it lies on the right side of the horizon, or of one of the four edges. */
    double within(int edge, double width, double height) {
      return switch (edge) {
        case 0 -> depth - HORIZON;
        case 1 -> x;
        case 2 -> y;
        case 3 -> width * depth - x;
        default -> height * depth - y;
      };
    }

    Point towards(Point other, double share) {
      return new Point(
          x + share * (other.x - x),
          y + share * (other.y - y),
          depth + share * (other.depth - depth),
          fromX + share * (other.fromX - fromX),
          fromY + share * (other.fromY - fromY));
    }
  }

  /**
   * What lies within the picture, cut before anything is divided by its depth. Source: Sutherland
   * and Hodgman 1974.
   */
  private static List<Point> inside(List<Point> corners, Stage stage) {
    List<Point> left = corners;
    for (int edge = 0; edge < 5; edge++) {
      List<Point> made = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        Point from = left.get((i + left.size() - 1) % left.size());
        Point to = left.get(i);
        double before = from.within(edge, stage.width(), stage.height());
        double after = to.within(edge, stage.width(), stage.height());
        if (before < 0 != after < 0) {
          made.add(from.towards(to, before / (before - after)));
        }
        if (after >= 0) {
          made.add(to);
        }
      }
      left = made;
    }
    return left;
  }

  /** In the picture from where the points come. */
  private static double area(List<Point> corners) {
    double sum = 0;
    for (int i = 0; i < corners.size(); i++) {
      Point from = corners.get(i);
      Point to = corners.get((i + 1) % corners.size());
      sum += from.fromX() * to.fromY() - to.fromX() * from.fromY();
    }
    return Math.abs(sum) / 2;
  }
}
