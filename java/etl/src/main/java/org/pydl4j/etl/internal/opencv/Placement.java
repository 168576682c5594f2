package org.pydl4j.etl.internal.opencv;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the points of a picture come to when it is cut, resized, mirrored, turned and warped.
 * Coordinates are those of edges: a pixel goes from its number to the next one, x to the right, y
 * down. Used by one thread.
 */
public final class Placement {
  private static final double HORIZON = 1e-9; // least depth, of 1 where nothing is warped

  private final int columns;
  private final int rows;
  private double[] kept; // left, top, right, bottom, of the picture
  private double[] matrix = {1, 0, 0, 0, 1, 0, 0, 0, 1}; // homogeneous, row by row
  private double width;
  private double height;

  Placement(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.kept = new double[] {0, 0, columns, rows};
  }

  /** The width of the picture, as it was decoded, in pixels. */
  public int columns() {
    return columns;
  }

  /** The height of the picture, as it was decoded, in pixels. */
  public int rows() {
    return rows;
  }

  /** This part alone is kept; comes before all else. */
  void cut(double left, double top, double across, double down) {
    double x = kept[0] + left;
    double y = kept[1] + top;
    kept = new double[] {x, y, x + across, y + down};
  }

  /** What is kept gets this size. */
  void size(double across, double down) {
    width = across;
    height = down;
    double x = across / (kept[2] - kept[0]);
    double y = down / (kept[3] - kept[1]);
    then(x, 0, -x * kept[0], 0, y, -y * kept[1], 0, 0, 1);
  }

  /** Left and right are exchanged. */
  void mirror() {
    then(-1, 0, width, 0, 1, 0, 0, 0, 1);
  }

  /** Goes through a further matrix. */
  void then(double... next) {
    matrix = product(next, matrix);
  }

  static double[] product(double[] left, double[] right) {
    double[] made = new double[9];
    for (int i = 0; i < 9; i++) {
      for (int k = 0; k < 3; k++) {
        made[i] += left[i / 3 * 3 + k] * right[k * 3 + i % 3];
      }
    }
    return made;
  }

  /**
   * The upright box around what can be seen of a box.
   *
   * @return left, top, right and bottom in pixels of what was written, and the share of the box
   *     that is seen; all 0 where nothing is
   */
  public double[] of(double left, double top, double right, double bottom) {
    double l = Math.max(left, kept[0]);
    double t = Math.max(top, kept[1]);
    double r = Math.min(right, kept[2]);
    double b = Math.min(bottom, kept[3]);
    if (!(l < r && t < b)) {
      return new double[5];
    }
    double area = 0;
    List<Point> seen = new ArrayList<>();
    for (int side : new int[] {1, -1}) { // before the horizon, and what OpenCV shows from behind it
      List<Point> part =
          inside(List.of(to(l, t, side), to(r, t, side), to(r, b, side), to(l, b, side)));
      area += area(part);
      seen.addAll(part);
    }
    if (seen.isEmpty()) {
      return new double[5];
    }
    return new double[] {
      seen.stream().mapToDouble(Point::across).min().orElse(0),
      seen.stream().mapToDouble(Point::down).min().orElse(0),
      seen.stream().mapToDouble(Point::across).max().orElse(0),
      seen.stream().mapToDouble(Point::down).max().orElse(0),
      area / ((right - left) * (bottom - top))
    };
  }

  /** A point in homogeneous coordinates, with the place in the picture from where it comes. */
  private record Point(double x, double y, double depth, double fromX, double fromY) {
    double across() {
      return x / depth;
    }

    double down() {
      return y / depth;
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

  private Point to(double x, double y, int side) {
    return new Point(
        side * (matrix[0] * x + matrix[1] * y + matrix[2]),
        side * (matrix[3] * x + matrix[4] * y + matrix[5]),
        side * (matrix[6] * x + matrix[7] * y + matrix[8]),
        x,
        y);
  }

  /**
   * What lies within the picture, cut before anything is divided by its depth. Source: Sutherland
   * and Hodgman 1974.
   */
  private List<Point> inside(List<Point> corners) {
    List<Point> left = corners;
    for (int edge = 0; edge < 5; edge++) {
      List<Point> made = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        Point from = left.get((i + left.size() - 1) % left.size());
        Point to = left.get(i);
        double before = from.within(edge, width, height);
        double after = to.within(edge, width, height);
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
