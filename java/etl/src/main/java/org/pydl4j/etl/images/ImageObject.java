package org.pydl4j.etl.images;

import org.pydl4j.nd.errors.DataException;

/**
 * A thing in a picture, with the box around it, in pixels from the picture's upper left corner: a
 * pixel goes from its number to the next one. DL4J: {@code ImageObject}.
 *
 * @param label the name of its class
 * @param left less than {@code right}
 * @param top less than {@code bottom}
 * @param right beyond the last pixel
 * @param bottom beyond the last pixel
 * @param difficult whether its annotation says that it is hard to see (VOC), or a crowd (COCO)
 */
public record ImageObject(
    String label, double left, double top, double right, double bottom, boolean difficult) {
  /**
   * Refuses boxes without an area.
   *
   * @throws DataException naming the box; the message is the end of a sentence about the annotation
   */
  public ImageObject {
    boolean across = left < right && Double.isFinite(right - left);
    boolean down = top < bottom && Double.isFinite(bottom - top);
    if (!across || !down) {
      throw new DataException(
          "has a " + shown(label, left, top, right, bottom) + ", which is no box");
    }
  }

  /** What a message calls it. */
  String shown() {
    return shown(label, left, top, right, bottom);
  }

  private static String shown(String label, double left, double top, double right, double bottom) {
    return "'"
        + label
        + "' from x = "
        + left
        + " to "
        + right
        + " and y = "
        + top
        + " to "
        + bottom;
  }
}
