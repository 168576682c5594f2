package org.pydl4j.etl.internal.opencv;

import java.util.List;

/** The changes that there are. */
public final class Changes {
  private Changes() {}

  /**
   * A part is kept, and gets the size of the whole.
   *
   * @param share of the area that is kept
   * @param proportion of what is kept, over that of the picture
   * @param x where what is kept lies, from 0, at the left edge, to 1
   * @param y the same from the top
   */
  public static Change cut(double share, double proportion, double x, double y) {
    double across = Math.sqrt(share * proportion);
    double down = Math.sqrt(share / proportion);
    return canvas -> canvas.cut(across, down, x, y);
  }

  /**
   * The same.
   *
   * @param left share of the width that is cut off there
   * @param top of the height
   * @param right of the width, together with {@code left} less than 1
   * @param bottom of the height, together with {@code top} less than 1
   */
  public static Change edges(double left, double top, double right, double bottom) {
    double x = left + right == 0 ? 0 : left / (left + right);
    double y = top + bottom == 0 ? 0 : top / (top + bottom);
    return canvas -> canvas.cut(1 - left - right, 1 - top - bottom, x, y);
  }

  /**
   * Sides are exchanged.
   *
   * @param across left and right
   * @param down above and below
   */
  public static Change mirror(boolean across, boolean down) {
    return canvas -> canvas.mirror(across, down);
  }

  /** It is turned around its middle, by degrees, against the clock. */
  public static Change turn(double angle) {
    return canvas -> canvas.move(Motions.turn(angle, canvas.width(), canvas.height()));
  }

  /**
   * Corners are moved, and the picture is seen in perspective.
   *
   * @param corners how far, as shares of width and height: x and y of the upper left one, the upper
   *     right, the lower right and the lower left
   */
  public static Change warp(List<Double> corners) {
    return canvas -> canvas.move(Motions.warp(corners, canvas.width(), canvas.height()));
  }

  /** It is moved to the right and down, by shares of its width and height. */
  public static Change shift(double x, double y) {
    return canvas -> canvas.move(Motions.shift(x * canvas.width(), y * canvas.height()));
  }

  /** It becomes so many times as wide and high around its middle. */
  public static Change scale(double x, double y) {
    return canvas -> canvas.move(Motions.scale(x, y, canvas.width(), canvas.height()));
  }

  /** All numbers times a factor. */
  public static Change light(double factor) {
    return canvas -> canvas.colour(picture -> Colours.light(picture, factor));
  }

  /** Distances from the mean of the gray picture times a factor. */
  public static Change spread(double factor) {
    return canvas -> canvas.colour(picture -> Colours.spread(picture, factor));
  }

  /** Distances from the gray picture times a factor. */
  public static Change colour(double factor) {
    return canvas -> canvas.colour(picture -> Colours.colour(picture, factor));
  }

  /** Colours are turned by degrees, from 0 to 360: red, yellow, green, and so on. */
  public static Change hue(double degrees) {
    return canvas -> canvas.colour(picture -> Colours.hue(picture, degrees));
  }

  /** The histogram of its brightness is equalized; for 8 bits. */
  public static Change equalize() {
    return canvas -> canvas.colour(Colours::equalized);
  }

  /** A Gaussian of so many pixels. */
  public static Change blur(double sigma) {
    return canvas -> canvas.paint(picture -> Colours.blurred(picture, sigma));
  }
}
