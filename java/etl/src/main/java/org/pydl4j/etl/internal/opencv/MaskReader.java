package org.pydl4j.etl.internal.opencv;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_BGR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.function.IntUnaryOperator;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.pydl4j.nd.errors.DataException;

/** Reads masks: pictures whose pixels are numbers of classes, or colours that stand for them. */
final class MaskReader {
  private final Masked mask;
  private final int rows; // of its picture
  private final int columns;

  private MaskReader(Masked mask, int rows, int columns) {
    this.mask = mask;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * The numbers of the classes, of 16 bits, turned as its EXIF says.
   *
   * @param rows of its picture, as it stands
   * @param columns of its picture
   * @throws DataException if it is none, damaged, of another size, or says something else; the
   *     message is the end of a sentence about the picture
   */
  static Mat read(Masked mask, int rows, int columns) {
    try {
      return new MaskReader(mask, rows, columns).read();
    } catch (DataException e) {
      throw Masked.blamed(mask.name(), e);
    } catch (RuntimeException e) { // what OpenCV throws
      throw Masked.blamed(mask.name(), Pictures.undecoded(e));
    }
  }

  /** Before anything is made of its pixels, which may be many more than the file has bytes. */
  private void requireSize(int height, int width) {
    if (height != rows || width != columns) {
      throw new DataException(
          "is " + width + " x " + height + " pixels, and the picture " + columns + " x " + rows);
    }
  }

  private Mat read() {
    boolean coloured = !mask.rule().colours().isEmpty();
    IndexedPng png = coloured ? null : IndexedPng.of(mask.content());
    int orientation = coloured ? 1 : Orientation.of(mask.content()); // OpenCV turns colours itself
    if (png != null) {
      boolean across = Orientation.isAcross(orientation);
      requireSize(across ? png.width() : png.height(), across ? png.height() : png.width());
      byte[] numbers = png.numbers();
      Mat stored = classes(png.height(), png.width(), place -> numbers[place] & 0xFF);
      return Orientation.turned(stored, orientation);
    }
    if (mask.content().length == 0) {
      throw new DataException("is empty");
    }
    Mat bytes = new Mat(1, mask.content().length, CV_8U, new BytePointer(mask.content()));
    Mat made = imdecode(bytes, coloured ? IMREAD_COLOR_BGR : IMREAD_UNCHANGED);
    if (made.empty()) {
      throw new DataException("is no picture that can be decoded, or a damaged one");
    }
    made = Orientation.turned(made, orientation);
    requireSize(made.rows(), made.cols());
    if (coloured) {
      ByteBuffer held = made.createBuffer();
      return classes(
          made.rows(),
          made.cols(),
          place ->
              held.get(3 * place) & 0xFF
                  | (held.get(3 * place + 1) & 0xFF) << 8
                  | (held.get(3 * place + 2) & 0xFF) << 16);
    }
    if (made.channels() != 1) {
      throw new DataException(
          "has colours where numbers of classes are expected: say which 'colors' they are");
    }
    if (made.depth() == CV_8U) {
      ByteBuffer held = made.createBuffer();
      return classes(made.rows(), made.cols(), place -> held.get(place) & 0xFF);
    }
    if (made.depth() != CV_16U) {
      throw new DataException("has numbers of another kind than 8 or 16 bits");
    }
    ShortBuffer held = made.createBuffer();
    return classes(made.rows(), made.cols(), place -> held.get(place) & 0xFFFF);
  }

  private Mat classes(int height, int width, IntUnaryOperator held) {
    Mat made = new Mat(height, width, CV_16U);
    ShortBuffer numbers = made.createBuffer();
    int before = -1;
    int found = -1;
    for (int place = 0; place < height * width; place++) {
      int each = held.applyAsInt(place);
      if (each != before) {
        before = each;
        found = mask.rule().classOf(each);
        requireClass(found, each, place / width, place % width);
      }
      numbers.put(place, (short) found);
    }
    return made;
  }

  private void requireClass(int found, int held, int row, int column) {
    if (found < 0) {
      MaskRule rule = mask.rule();
      throw new DataException(
          "has "
              + rule.shown(held)
              + " in row "
              + row
              + ", column "
              + column
              + ", where there are "
              + rule.classes()
              + " classes"
              + (rule.colours().isEmpty() ? ", from 0 to " + (rule.classes() - 1) : " of colours")
              + ": say what to ignore, or name further classes");
    }
  }
}
