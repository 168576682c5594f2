package org.pydl4j.nn.detection;

/**
 * A thing that a network found in a picture. Places and sizes are in cells of its grid, from the
 * upper left. DL4J: {@code DetectedObject}.
 *
 * @param example the number of the picture in its batch, from 0
 * @param centerX the middle, across
 * @param centerY the middle, down
 * @param width how wide
 * @param height how high
 * @param predictedClass the most likely class, from 0
 * @param probability how likely that class is where there is a thing
 * @param confidence how sure the network is that there is one that fits the box, 0 to 1
 */
public record DetectedObject(
    int example,
    double centerX,
    double centerY,
    double width,
    double height,
    int predictedClass,
    double probability,
    double confidence) {

  /** The left end. */
  public double left() {
    return centerX - width / 2;
  }

  /** The upper end. */
  public double top() {
    return centerY - height / 2;
  }

  /** The right end. */
  public double right() {
    return centerX + width / 2;
  }

  /** The lower end. */
  public double bottom() {
    return centerY + height / 2;
  }

  /** How much two boxes have in common, of all that either covers: 0 to 1. */
  public double overlap(DetectedObject other) {
    double across = Math.min(right(), other.right()) - Math.max(left(), other.left());
    double down = Math.min(bottom(), other.bottom()) - Math.max(top(), other.top());
    double common = Math.max(0, across) * Math.max(0, down);
    double covered = width * height + other.width * other.height - common;
    return covered > 0 ? common / covered : 0;
  }
}
