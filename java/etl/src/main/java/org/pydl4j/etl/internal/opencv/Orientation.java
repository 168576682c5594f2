package org.pydl4j.etl.internal.opencv;

import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.transpose;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How the EXIF of a PNG or a WebP says that it is turned: for those that are decoded as they are
 * stored, which OpenCV does not turn. Sources: CIPA DC-008, Exchangeable image file format, on its
 * tag Orientation; W3C, PNG Specification, Third Edition, eXIf; RFC 9649, WebP.
 */
final class Orientation {
  private static final int UPRIGHT = 1;
  private static final long PNG = 0x89504E470D0A1A0AL;
  private static final int PNG_EXIF = 0x65584966; // eXIf
  private static final int RIFF = 0x52494646;
  private static final int WEBP = 0x57454250;
  private static final int WEBP_EXIF = 0x45584946; // EXIF
  private static final int MARKED = 0x45786966; // Exif, and two zeros, which some write before it
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  private Orientation() {}

  /** From 1, upright, to 8, as EXIF numbers them; 1 where a file says nothing that can be read. */
  static int of(byte[] file) {
    ByteBuffer content = ByteBuffer.wrap(file);
    if (file.length < 20) {
      return UPRIGHT;
    }
    if (content.getLong(0) == PNG) {
      return ofPng(content);
    }
    boolean webp = content.getInt(0) == RIFF && content.getInt(8) == WEBP;
    return webp ? ofWebp(content) : UPRIGHT;
  }

  private static int ofPng(ByteBuffer content) {
    for (int at = 8; at <= content.limit() - 12; ) {
      int size = content.getInt(at);
      if (size < 0 || size > content.limit() - at - 12) {
        break;
      }
      if (content.getInt(at + 4) == PNG_EXIF) {
        return told(content.slice(at + 8, size));
      }
      at += 12 + size;
    }
    return UPRIGHT;
  }

  private static int ofWebp(ByteBuffer content) {
    for (int at = 12; at <= content.limit() - 8; ) {
      int size = Integer.reverseBytes(content.getInt(at + 4));
      if (size < 0 || size > content.limit() - at - 8) {
        break;
      }
      if (content.getInt(at) == WEBP_EXIF) {
        return told(content.slice(at + 8, size));
      }
      at += 8 + size + (size & 1);
    }
    return UPRIGHT;
  }

  /** What the first directory of EXIF says. */
  private static int told(ByteBuffer given) {
    boolean marked = given.limit() >= 6 && given.getInt(0) == MARKED;
    ByteBuffer exif = marked ? given.slice(6, given.limit() - 6) : given;
    if (exif.limit() < 8) {
      return UPRIGHT;
    }
    exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = exif.getInt(4);
    if (directory < 8 || directory > exif.limit() - 2) {
      return UPRIGHT;
    }
    int entries = exif.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int at = directory + 2 + 12 * i;
      if (at > exif.limit() - 12) {
        break;
      }
      if ((exif.getShort(at) & 0xFFFF) == TAG && exif.getShort(at + 2) == SHORT) {
        int found = exif.getShort(at + 8);
        return found >= UPRIGHT && found <= 8 ? found : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** A picture as it stands: the same where it is upright, else a new one. */
  static Mat turned(Mat stored, int orientation) {
    Mat made = stored;
    if (isAcross(orientation)) {
      made = new Mat();
      transpose(stored, made);
    }
    return switch (orientation) {
      case 2, 6 -> flipped(made, 1);
      case 3, 7 -> flipped(made, -1);
      case 4, 8 -> flipped(made, 0);
      default -> made;
    };
  }

  /** Whether rows of the file become columns. */
  static boolean isAcross(int orientation) {
    return orientation >= 5;
  }

  private static Mat flipped(Mat picture, int sides) {
    Mat made = new Mat();
    flip(picture, made, sides);
    return made;
  }
}
