package org.pydl4j.etl.internal.opencv;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT_101;
import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.insertChannel;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2BGRA;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2YCrCb;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YCrCb2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.equalizeHist;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPerspective;

import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What is changed in one picture.
 *
 * @param share of the area that is kept
 * @param proportion of what is kept, over that of the picture
 * @param x where what is kept lies, from 0, at the left edge, to 1
 * @param y the same from the top
 * @param mirrored whether left and right are exchanged
 * @param angle in degrees, against the clock
 * @param light factor of all numbers
 * @param spread factor of distances from the mean of the gray picture
 * @param colour factor of distances from the gray picture
 * @param sigma of a blur, in pixels; 0 for none
 * @param corners how far the corners are moved, as shares of width and height: x and y of the upper
 *     left one, the upper right, the lower right and the lower left; empty for nothing
 * @param equalized whether its histogram is equalized, of colours that of their brightness
 * @param bare whether what comes in at the edges is gray, else it is the picture mirrored
 */
public record Changes(
    double share,
    double proportion,
    double x,
    double y,
    boolean mirrored,
    double angle,
    double light,
    double spread,
    double colour,
    double sigma,
    List<Double> corners,
    boolean equalized,
    boolean bare) {

  /** What is kept, which is a view. */
  Mat cut(Mat picture, Placement placement) {
    if (share == 1 && proportion == 1) {
      return picture;
    }
    int width = inside(Math.sqrt(share * proportion) * picture.cols(), picture.cols());
    int height = inside(Math.sqrt(share / proportion) * picture.rows(), picture.rows());
    int left = (int) Math.round(x * (picture.cols() - width));
    int top = (int) Math.round(y * (picture.rows() - height));
    placement.cut(left, top, width, height);
    return new Mat(picture, new Rect(left, top, width, height));
  }

  private static int inside(double length, int most) {
    return (int) Math.max(1, Math.min(most, Math.round(length)));
  }

  /** The changed picture, after it was resized. */
  Mat apply(Mat sized, Placement placement) {
    Mat turned = moved(sized, placement);
    if (light == 1 && spread == 1 && colour == 1 && !equalized) {
      return blurred(turned);
    }
    if (turned.channels() != 4) {
      return blurred(coloured(turned));
    }
    Mat opaque = new Mat();
    extractChannel(turned, opaque, 3);
    Mat plain = new Mat();
    cvtColor(turned, plain, COLOR_BGRA2BGR);
    Mat whole = new Mat();
    cvtColor(coloured(plain), whole, COLOR_BGR2BGRA);
    insertChannel(opaque, whole, 3);
    return blurred(whole);
  }

  private Mat moved(Mat picture, Placement placement) {
    Mat made = picture;
    if (mirrored) {
      made = new Mat();
      flip(picture, made, 1);
      placement.mirror();
    }
    if (angle == 0 && corners.isEmpty()) {
      return made;
    }
    double[] turn = turn(made.cols(), made.rows());
    if (corners.isEmpty()) {
      placement.then(turn);
      return turned(made);
    }
    double[] way = Placement.product(warp(made.cols(), made.rows()), turn);
    placement.then(way);
    return warped(made, way);
  }

  private Mat turned(Mat picture) {
    Point2f middle = new Point2f((picture.cols() - 1) / 2f, (picture.rows() - 1) / 2f);
    Mat how = getRotationMatrix2D(middle, angle, 1);
    Mat turned = new Mat();
    Size size = new Size(picture.cols(), picture.rows());
    warpAffine(picture, turned, how, size, INTER_LINEAR, border(), ground(picture));
    return turned;
  }

  /** OpenCV's coordinates are those of the pixels' middles. */
  private Mat warped(Mat picture, double[] way) {
    double[] fromMiddles = {1, 0, 0.5, 0, 1, 0.5, 0, 0, 1};
    double[] toMiddles = {1, 0, -0.5, 0, 1, -0.5, 0, 0, 1};
    double[] middles = Placement.product(toMiddles, Placement.product(way, fromMiddles));
    Mat how = new Mat(3, 3, CV_64F, new DoublePointer(middles));
    Mat warped = new Mat();
    Size size = new Size(picture.cols(), picture.rows());
    warpPerspective(picture, warped, how, size, INTER_LINEAR, border(), ground(picture));
    return warped;
  }

  private int border() {
    return bare ? BORDER_CONSTANT : BORDER_REFLECT_101;
  }

  private static Scalar ground(Mat picture) {
    boolean deep = picture.depth() == CV_16U;
    double gray = deep ? 32768 : 128;
    return new Scalar(gray, gray, gray, deep ? 65535 : 255);
  }

  /** Around the middle, against the clock, as y goes down. */
  private double[] turn(double width, double height) {
    double cos = Math.cos(Math.toRadians(angle));
    double sin = Math.sin(Math.toRadians(angle));
    double x = width / 2;
    double y = height / 2;
    return new double[] {
      cos, sin, (1 - cos) * x - sin * y, -sin, cos, sin * x + (1 - cos) * y, 0, 0, 1
    };
  }

  /** To the moved corners. Source: Heckbert 1989, "Fundamentals of texture mapping", 2.2.3. */
  private double[] warp(double width, double height) {
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

  private Mat coloured(Mat picture) {
    Mat lit = equalized ? equalized(picture) : picture;
    if (light != 1) {
      Mat changed = new Mat();
      lit.convertTo(changed, -1, light, 0);
      lit = changed;
    }
    boolean gray = picture.channels() == 1;
    if (spread != 1) {
      double middle = mean(gray ? lit : grayOf(lit)).get(0);
      Mat spreadOut = new Mat();
      lit.convertTo(spreadOut, -1, spread, (1 - spread) * middle);
      lit = spreadOut;
    }
    if (gray || colour == 1) {
      return lit;
    }
    Mat without = new Mat();
    cvtColor(grayOf(lit), without, COLOR_GRAY2BGR);
    Mat mixed = new Mat();
    addWeighted(lit, colour, without, 1 - colour, 0, mixed);
    return mixed;
  }

  private static Mat equalized(Mat picture) {
    Mat made = new Mat();
    if (picture.channels() == 1) {
      equalizeHist(picture, made);
      return made;
    }
    Mat parts = new Mat();
    cvtColor(picture, parts, COLOR_BGR2YCrCb);
    Mat brightness = new Mat();
    extractChannel(parts, brightness, 0);
    Mat even = new Mat();
    equalizeHist(brightness, even);
    insertChannel(even, parts, 0);
    cvtColor(parts, made, COLOR_YCrCb2BGR);
    return made;
  }

  private static Mat grayOf(Mat picture) {
    Mat gray = new Mat();
    cvtColor(picture, gray, COLOR_BGR2GRAY);
    return gray;
  }

  private Mat blurred(Mat picture) {
    if (sigma == 0) {
      return picture;
    }
    Mat made = new Mat();
    GaussianBlur(picture, made, new Size(0, 0), sigma);
    return made;
  }
}
