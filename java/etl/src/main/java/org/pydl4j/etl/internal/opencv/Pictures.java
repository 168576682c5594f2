package org.pydl4j.etl.internal.opencv;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_ANYDEPTH;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_BGR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;

/** Decodes and resizes pictures straight into the memory of arrays. Any number of threads may. */
public final class Pictures {
  private static final double DEEPER = 257; // 65535 / 255

  private Pictures() {}

  /** Which channels, in the order in which they lie. */
  public enum Channels {
    /** One, by the weights of ITU-R 601. */
    GRAY(0),
    /** Red, green, blue. */
    RGB(2, 1, 0),
    /** Blue, green, red. */
    BGR(0, 1, 2),
    /** Red, green, blue, and how opaque it is: wholly where the file does not say. */
    RGBA(2, 1, 0, 3);

    private final int[] places; // in OpenCV's order

    Channels(int... places) {
      this.places = places;
    }

    /** How many there are. */
    public int count() {
      return places.length;
    }

    /** Where a channel is in OpenCV's order. */
    int place(int channel) {
      return places[channel];
    }
  }

  /**
   * How a picture lies in an array.
   *
   * @param height of what is written
   * @param width of what is written
   * @param bits 8, from 0 to 255, or 16, from 0 to 65535, whatever the file has
   * @param cut whether the middle is cut to the proportions first, else they change
   * @param scale factor of float numbers
   */
  public record Form(
      int height, int width, Channels channels, int bits, boolean cut, double scale) {}

  /**
   * Decodes the content of a file, turned as its EXIF says.
   *
   * @param changes what is changed in it, in this order
   * @param bare whether what comes in at the edges is gray, else the picture mirrored
   * @param mask what goes with it; null for nothing
   * @param into dense, [channels, height, width] with any number of 1 in front, uint8 (of 8 bits,
   *     not scaled) or float32, on the CPU
   * @return where the picture's points are in what was written
   * @throws DataException if it is no picture, or a damaged one; the message is the end of a
   *     sentence about the file
   */
  public static Placement decode(
      byte[] content,
      Form form,
      List<Change> changes,
      boolean bare,
      @Nullable Masked mask,
      NDArray into) {
    OpenCv.start("Reading pictures");
    try (PointerScope scope = new PointerScope()) {
      Mat picture = decoded(content, form);
      Mat numbers = mask == null ? null : MaskReader.read(mask, picture.rows(), picture.cols());
      Canvas canvas = new Canvas(picture, numbers, form, bare);
      changes.forEach(each -> each.on(canvas));
      write(canvas.picture(), form, into);
      Mat changed = canvas.mask();
      if (mask != null && changed != null) {
        write(changed, mask);
      }
      return canvas.placement();
    } catch (DataException e) {
      throw e;
    } catch (RuntimeException e) { // what OpenCV throws
      throw undecoded(e);
    }
  }

  /** What OpenCV threw, in words that are the end of a sentence about a file. */
  static DataException undecoded(RuntimeException e) {
    String told = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new DataException("cannot be decoded: " + told, e);
  }

  private static void write(Mat numbers, Masked mask) {
    Mat dense = numbers.isContinuous() ? numbers : numbers.clone();
    ShortBuffer held = dense.createBuffer();
    mask.into().put(0, held, 0, dense.rows() * dense.cols());
  }

  private static Mat decoded(byte[] content, Form form) {
    if (content.length == 0) {
      throw new DataException("is empty");
    }
    Mat bytes = new Mat(1, content.length, CV_8U, new BytePointer(content));
    int depth = form.bits() == 16 ? IMREAD_ANYDEPTH : 0;
    if (form.channels() == Channels.RGBA) {
      Mat whole = imdecode(bytes, IMREAD_UNCHANGED);
      if (whole.channels() == 4) {
        requireBits(whole);
        return Orientation.turned(brought(whole, form.bits()), Orientation.of(content));
      }
    }
    boolean gray = form.channels() == Channels.GRAY;
    Mat made = imdecode(bytes, depth | (gray ? IMREAD_GRAYSCALE : IMREAD_COLOR_BGR));
    if (made.empty()) {
      throw new DataException("is no picture that can be decoded, or a damaged one");
    }
    requireBits(made);
    return made;
  }

  private static void requireBits(Mat picture) {
    if (picture.depth() != CV_8U && picture.depth() != CV_16U) {
      throw new DataException(
          "has pixels of another kind than 8 or 16 bits: save it with one of these");
    }
  }

  /** Of 8 bits where these are asked for, as OpenCV decodes pictures of any other channels. */
  private static Mat brought(Mat picture, int bits) {
    if (bits == 16 || picture.depth() == CV_8U) {
      return picture;
    }
    Mat made = new Mat();
    picture.convertTo(made, CV_8U, 1 / DEEPER, 0);
    return made;
  }

  private static void write(Mat picture, Form form, NDArray into) {
    boolean deep = picture.depth() == CV_16U;
    double factor = deep == (form.bits() == 16) ? 1 : deep ? 1 / DEEPER : DEEPER;
    boolean bytes = into.dtype() == DType.UINT8;
    int depth = bytes ? CV_8U : CV_32F;
    factor *= bytes ? 1 : form.scale();
    Mat typed = picture;
    if (picture.depth() != depth || factor != 1) {
      typed = new Mat();
      picture.convertTo(typed, depth, factor, 0);
    }
    int channels = typed.channels();
    MatVector planes = new MatVector(channels);
    ByteBuffer memory = Buffers.of(into);
    int planeBytes = memory.remaining() / form.channels().count();
    for (int i = 0; i < form.channels().count(); i++) {
      Mat plane =
          new Mat(
              form.height(),
              form.width(),
              depth,
              new BytePointer(memory.slice(i * planeBytes, planeBytes)));
      int place = form.channels().place(i);
      if (place < channels) {
        planes.put(place, plane);
      } else {
        double opaque = form.bits() == 16 ? 65535 : 255;
        plane.put(new Scalar(bytes ? opaque : opaque * form.scale()));
      }
    }
    split(typed, planes); // each plane lies where it is wanted already
  }
}
