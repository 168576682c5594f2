package org.pydl4j.etl.images;

import org.pydl4j.etl.internal.opencv.Pictures.Channels;
import org.pydl4j.etl.internal.opencv.Pictures.Form;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.data.pipeline.BatchBuffers;
import org.pydl4j.nn.data.pipeline.Request;

/**
 * What is read of pictures: examples [channels, height, width], the same from every kind of file.
 * Pictures are turned as their EXIF says, and resized by the mean of what comes together, or
 * linearly where they grow.
 *
 * @param height in pixels
 * @param width in pixels
 * @param channels {@code gray}, {@code rgb}, {@code bgr} or {@code rgba}
 * @param bits 8: numbers from 0 to 255; 16: from 0 to 65535, also of files with 8
 * @param type of the numbers: {@code FLOAT32}, or {@code UINT8} for 8 bits, a quarter of the memory
 * @param scale what float numbers are multiplied by, such as 1 / 255
 * @param cut whether the middle is cut to the proportions before it is resized, else the
 *     proportions change
 */
public record ImageFormat(
    int height, int width, String channels, int bits, DType type, double scale, boolean cut) {
  /** Refuses what there cannot be. */
  public ImageFormat {
    if (height < 1 || width < 1 || height > 1 << 15 || width > 1 << 15) {
      throw wrong("height and width must be from 1 to 32768", height + " and " + width);
    }
    if (bits != 8 && bits != 16) {
      throw wrong("bits must be 8 or 16", Integer.toString(bits));
    }
    if (type != DType.FLOAT32 && (type != DType.UINT8 || bits == 16 || scale != 1)) {
      throw wrong(
          "type must be float32, or uint8 with 8 bits and without a scale",
          type + " with " + bits + " bits and the scale " + scale);
    }
    if (!(Math.abs(scale) > 0 && Math.abs(scale) < Double.POSITIVE_INFINITY)) {
      throw wrong("scale must be a number and not 0", Double.toString(scale));
    }
  }

  /** Pixels from 0 to 255 as floats, red, green, blue. */
  public ImageFormat(int height, int width) {
    this(height, width, "rgb", 8, DType.FLOAT32, 1, false);
  }

  private static ConfigurationException wrong(String rule, String got) {
    return new ConfigurationException("Of pictures " + rule + ". Got " + got + ".");
  }

  /** The memory of the pictures of a mini-batch, [n, channels, height, width]. */
  NDArray rows(Request request, BatchBuffers into) {
    return into.hostArray(0, type, request.size(), form().channels().count(), height, width);
  }

  Form form() {
    return new Form(height, width, channelsOf(channels), bits, cut, scale);
  }

  private static Channels channelsOf(String name) {
    return switch (name) {
      case "gray" -> Channels.GRAY;
      case "rgb" -> Channels.RGB;
      case "bgr" -> Channels.BGR;
      case "rgba" -> Channels.RGBA;
      default -> throw wrong("channels must be gray, rgb, bgr or rgba", "'" + name + "'");
    };
  }
}
