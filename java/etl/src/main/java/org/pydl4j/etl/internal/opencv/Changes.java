package org.pydl4j.etl.internal.opencv;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT_101;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.insertChannel;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2BGRA;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

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
    double sigma) {

  /** What is kept, which is a view. */
  Mat cut(Mat picture) {
    if (share == 1 && proportion == 1) {
      return picture;
    }
    int width = inside(Math.sqrt(share * proportion) * picture.cols(), picture.cols());
    int height = inside(Math.sqrt(share / proportion) * picture.rows(), picture.rows());
    int left = (int) Math.round(x * (picture.cols() - width));
    int top = (int) Math.round(y * (picture.rows() - height));
    return new Mat(picture, new Rect(left, top, width, height));
  }

  private static int inside(double length, int most) {
    return (int) Math.max(1, Math.min(most, Math.round(length)));
  }

  /** The changed picture, after it was resized. */
  Mat apply(Mat sized) {
    Mat turned = turned(sized);
    if (light == 1 && spread == 1 && colour == 1) {
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

  private Mat turned(Mat picture) {
    Mat made = picture;
    if (mirrored) {
      made = new Mat();
      flip(picture, made, 1);
    }
    if (angle == 0) {
      return made;
    }
    Point2f middle = new Point2f((made.cols() - 1) / 2f, (made.rows() - 1) / 2f);
    Mat how = getRotationMatrix2D(middle, angle, 1);
    Mat turned = new Mat();
    Size size = new Size(made.cols(), made.rows());
    warpAffine(made, turned, how, size, INTER_LINEAR, BORDER_REFLECT_101, new Scalar(0.0));
    return turned;
  }

  private Mat coloured(Mat picture) {
    Mat lit = picture;
    if (light != 1) {
      lit = new Mat();
      picture.convertTo(lit, -1, light, 0);
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
