package org.pydl4j.etl.internal.opencv;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT_101;
import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.insertChannel;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2BGRA;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST_EXACT;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPerspective;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.opencv.Pictures.Form;

/**
 * A picture on its way from a file to an array, with what goes with it: where its points are, and a
 * mask of class numbers. Cuts at the beginning are made of the file's own pixels; before all else
 * it gets the size of the array, and after further cuts again. Moves that stand together are one:
 * each pixel is interpolated once. Used by one thread, in a scope that frees what it makes.
 */
public final class Canvas {
  private final Form form;
  private final boolean bare;
  private final Placement placement;
  private Mat picture;
  private @Nullable Mat mask;
  private boolean proportioned; // whether the middle was cut, where it is wanted
  private boolean sized;
  private double @Nullable [] way; // of moves that are still to be made

  /**
   * Begins with a picture as it was decoded.
   *
   * @param bare whether what comes in at the edges is gray, else the picture mirrored
   */
  Canvas(Mat picture, @Nullable Mat mask, Form form, boolean bare) {
    this.picture = picture;
    this.mask = mask;
    this.form = form;
    this.bare = bare;
    this.placement = new Placement(picture.cols(), picture.rows());
    this.proportioned = !form.cut();
  }

  /** Where the points of the picture are. */
  Placement placement() {
    return placement;
  }

  double width() {
    return form.width();
  }

  double height() {
    return form.height();
  }

  /** The picture, after all changes. */
  Mat picture() {
    settle();
    return picture;
  }

  /** The mask, after all changes. */
  @Nullable Mat mask() {
    settle();
    return mask;
  }

  /**
   * A part is kept.
   *
   * @param across share of the width
   * @param down share of the height
   * @param x where it lies, from 0, at the left edge, to 1
   * @param y the same from the top
   */
  void cut(double across, double down, double x, double y) {
    if (across == 1 && down == 1) {
      return;
    }
    make();
    int width = inside(across * picture.cols(), picture.cols());
    int height = inside(down * picture.rows(), picture.rows());
    int left = (int) Math.round(x * (picture.cols() - width));
    int top = (int) Math.round(y * (picture.rows() - height));
    keep(new Rect(left, top, width, height));
    sized = false;
  }

  private static int inside(double length, int most) {
    return (int) Math.max(1, Math.min(most, Math.round(length)));
  }

  /** What is kept, which is a view. */
  private void keep(Rect part) {
    placement.cut(part.x(), part.y(), part.width(), part.height());
    picture = new Mat(picture, part);
    Mat numbers = mask;
    mask = numbers == null ? null : new Mat(numbers, part);
  }

  void mirror(boolean across, boolean down) {
    size();
    double[] next = Motions.mirror(across, down, width(), height());
    placement.then(next);
    double[] before = way;
    if (before != null) {
      way = Motions.product(next, before);
    } else {
      int sides = across && down ? -1 : across ? 1 : 0;
      change(each -> made(to -> flip(each, to, sides)), each -> made(to -> flip(each, to, sides)));
    }
  }

  /** All points are moved by a matrix, of edges. */
  void move(double[] next) {
    size();
    double[] before = way;
    if (before == null) {
      placement.keep();
    }
    placement.then(next);
    way = before == null ? next : Motions.product(next, before);
  }

  /** The picture is changed, of four channels all; its mask is not. */
  void paint(UnaryOperator<Mat> how) {
    settle();
    picture = how.apply(picture);
  }

  /** The same of what is not how opaque it is. */
  void colour(UnaryOperator<Mat> how) {
    settle();
    if (picture.channels() != 4) {
      picture = how.apply(picture);
      return;
    }
    Mat opaque = new Mat();
    extractChannel(picture, opaque, 3);
    Mat plain = made(to -> cvtColor(picture, to, COLOR_BGRA2BGR));
    Mat whole = new Mat();
    cvtColor(how.apply(plain), whole, COLOR_BGR2BGRA);
    insertChannel(opaque, whole, 3);
    picture = whole;
  }

  private void settle() {
    size();
    make();
  }

  /** Cuts the middle to the proportions, where that is wanted, and resizes. */
  private void size() {
    if (sized) {
      return;
    }
    if (!proportioned) {
      keep(middle());
      proportioned = true;
    }
    sized = true;
    placement.size(width(), height());
    int height = form.height();
    int width = form.width();
    if (picture.rows() == height && picture.cols() == width) {
      return;
    }
    boolean smaller = (long) height * width < (long) picture.rows() * picture.cols();
    int how = smaller ? INTER_AREA : INTER_LINEAR;
    Size size = new Size(width, height);
    change(
        each -> made(to -> resize(each, to, size, 0, 0, how)),
        each -> made(to -> resize(each, to, size, 0, 0, INTER_NEAREST_EXACT)));
  }

  private Rect middle() {
    int columns = picture.cols();
    int rows = picture.rows();
    long height = Math.min(rows, Math.round((double) columns * form.height() / form.width()));
    long width = Math.min(columns, Math.round((double) rows * form.width() / form.height()));
    int h = (int) Math.max(1, height);
    int w = (int) Math.max(1, width);
    return new Rect((columns - w) / 2, (rows - h) / 2, w, h);
  }

  /** Makes the moves that are waiting. */
  private void make() {
    double[] all = way;
    if (all == null) {
      return;
    }
    way = null;
    double[] middles = Motions.ofMiddles(all);
    Size size = new Size(form.width(), form.height());
    int border = bare ? BORDER_CONSTANT : BORDER_REFLECT_101;
    Scalar ground = ground();
    change(
        each -> moved(each, middles, size, INTER_LINEAR, border, ground),
        each -> moved(each, middles, size, INTER_NEAREST, border, new Scalar(Masked.IGNORED)));
  }

  private static Mat moved(
      Mat from, double[] middles, Size size, int how, int border, Scalar ground) {
    if (Motions.isAffine(middles)) {
      Mat matrix = new Mat(2, 3, CV_64F, new DoublePointer(Arrays.copyOf(middles, 6)));
      return made(to -> warpAffine(from, to, matrix, size, how, border, ground));
    }
    Mat matrix = new Mat(3, 3, CV_64F, new DoublePointer(middles));
    return made(to -> warpPerspective(from, to, matrix, size, how, border, ground));
  }

  private Scalar ground() {
    boolean deep = picture.depth() == CV_16U;
    double gray = deep ? 32768 : 128;
    return new Scalar(gray, gray, gray, deep ? 65535 : 255);
  }

  private void change(UnaryOperator<Mat> ofPicture, UnaryOperator<Mat> ofMask) {
    picture = ofPicture.apply(picture);
    Mat numbers = mask;
    mask = numbers == null ? null : ofMask.apply(numbers);
  }

  private static Mat made(java.util.function.Consumer<Mat> how) {
    Mat made = new Mat();
    how.accept(made);
    return made;
  }
}
