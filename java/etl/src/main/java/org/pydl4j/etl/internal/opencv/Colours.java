package org.pydl4j.etl.internal.opencv;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.insertChannel;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2HSV;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2YCrCb;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_HSV2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YCrCb2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.equalizeHist;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Other colours, of gray pictures and of blue, green and red ones; each makes a new picture. */
final class Colours {
  private static final double DEEP = 65535;
  private static final double FLAT = 255;

  private Colours() {}

  static Mat light(Mat picture, double factor) {
    Mat made = new Mat();
    picture.convertTo(made, -1, factor, 0);
    return made;
  }

  static Mat spread(Mat picture, double factor) {
    double middle = mean(grayOf(picture)).get(0);
    Mat made = new Mat();
    picture.convertTo(made, -1, factor, (1 - factor) * middle);
    return made;
  }

  static Mat colour(Mat picture, double factor) {
    if (picture.channels() == 1) {
      return picture;
    }
    Mat without = new Mat();
    cvtColor(grayOf(picture), without, COLOR_GRAY2BGR);
    Mat made = new Mat();
    addWeighted(picture, factor, without, 1 - factor, 0, made);
    return made;
  }

  static Mat hue(Mat picture, double degrees) {
    if (picture.channels() == 1) {
      return picture;
    }
    double most = picture.depth() == CV_16U ? DEEP : FLAT;
    Mat real = new Mat();
    picture.convertTo(real, CV_32F, 1 / most, 0);
    Mat parts = new Mat();
    cvtColor(real, parts, COLOR_BGR2HSV);
    Mat hue = new Mat();
    extractChannel(parts, hue, 0);
    Mat turned = new Mat();
    hue.convertTo(turned, -1, 1, degrees); // beyond 360 it begins anew
    insertChannel(turned, parts, 0);
    cvtColor(parts, real, COLOR_HSV2BGR);
    Mat made = new Mat();
    real.convertTo(made, picture.depth(), most, 0);
    return made;
  }

  static Mat equalized(Mat picture) {
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

  static Mat blurred(Mat picture, double sigma) {
    Mat made = new Mat();
    GaussianBlur(picture, made, new Size(0, 0), sigma);
    return made;
  }

  private static Mat grayOf(Mat picture) {
    if (picture.channels() == 1) {
      return picture;
    }
    Mat gray = new Mat();
    cvtColor(picture, gray, COLOR_BGR2GRAY);
    return gray;
  }
}
