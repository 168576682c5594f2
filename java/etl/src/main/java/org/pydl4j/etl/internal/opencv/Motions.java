package org.pydl4j.etl.internal.opencv;

import java.util.List;

/**
 * Where points come to, as homogeneous matrices, row by row; coordinates are those of edges, x to
 * the right, y down.
 */
final class Motions {
  private Motions() {}

  /** Around the middle, against the clock, by degrees. */
  static double[] turn(double angle, double width, double height) {
    double cos = Math.cos(Math.toRadians(angle));
    double sin = Math.sin(Math.toRadians(angle));
    double x = width / 2;
    double y = height / 2;
    return new double[] {
      cos, sin, (1 - cos) * x - sin * y, -sin, cos, sin * x + (1 - cos) * y, 0, 0, 1
    };
  }

  /** To the moved corners. Source: Heckbert 1989, "Fundamentals of texture mapping", 2.2.3. */
  static double[] warp(List<Double> corners, double width, double height) {
    double[] x = new double[4];
    double[] y = new double[4];
    for (int i = 0; i < 4; i++) {
      x[i] = ((i == 1 || i == 2 ? 1 : 0) + corners.get(2 * i)) * width;
      y[i] = ((i > 1 ? 1 : 0) + corners.get(2 * i + 1)) * height;
    }
    double sumX = x[0] - x[1] + x[2] - x[3];
    double sumY = y[0] - y[1] + y[2] - y[3];
    double size = (x[1] - x[2]) * (y[3] - y[2]) - (x[3] - x[2]) * (y[1] - y[2]);
    double across = (sumX * (y[3] - y[2]) - (x[3] - x[2]) * sumY) / size;
    double down = ((x[1] - x[2]) * sumY - sumX * (y[1] - y[2])) / size;
    return new double[] {
      (x[1] - x[0] + across * x[1]) / width, (x[3] - x[0] + down * x[3]) / height, x[0],
      (y[1] - y[0] + across * y[1]) / width, (y[3] - y[0] + down * y[3]) / height, y[0],
      across / width, down / height, 1
    };
  }

  static double[] shift(double x, double y) {
    return new double[] {1, 0, x, 0, 1, y, 0, 0, 1};
  }

  /** Around the middle. */
  static double[] scale(double x, double y, double width, double height) {
    return new double[] {
      x, 0, (1 - x) * width / 2, 0, y, (1 - y) * height / 2, 0, 0, 1,
    };
  }

  /** Sides of a picture of this size are exchanged. */
  static double[] mirror(boolean across, boolean down, double width, double height) {
    return new double[] {
      across ? -1 : 1, 0, across ? width : 0, 0, down ? -1 : 1, down ? height : 0, 0, 0, 1
    };
  }

  /** One behind the other, {@code right} first. */
  static double[] product(double[] left, double[] right) {
    double[] made = new double[9];
    for (int i = 0; i < 9; i++) {
      for (int k = 0; k < 3; k++) {
        made[i] += left[i / 3 * 3 + k] * right[k * 3 + i % 3];
      }
    }
    return made;
  }

  /** The same for coordinates of the pixels' middles, as OpenCV has them. */
  static double[] ofMiddles(double[] way) {
    return product(shift(-0.5, -0.5), product(way, shift(0.5, 0.5)));
  }

  /** Whether nothing is seen in perspective. */
  static boolean isAffine(double[] way) {
    return way[6] == 0 && way[7] == 0 && way[8] == 1;
  }
}
