package org.pydl4j.nn.data;

import java.nio.FloatBuffer;

/**
 * Labels of one picture with things in it, [4 + classes, height, width], as the layer {@code
 * Yolo2Output} takes them: in the cell that holds the middle of a thing its left, upper, right and
 * lower end in cells from the upper left, and 1 for its class; 0 elsewhere. DL4J: the labels of
 * {@code Yolo2OutputLayer}.
 *
 * @param classes how many there are
 * @param height cells of the grid
 * @param width cells of the grid
 */
public record GridLabels(int classes, int height, int width) {
  /** Numbers of one picture. */
  public int size() {
    return Math.toIntExact((4L + classes) * height * width);
  }

  /**
   * Writes one thing. One that was written into the same cell before is gone.
   *
   * @param labels of all pictures, at first 0
   * @param start where those of this picture begin
   * @param kind the class, from 0
   * @param left as a share of the picture's width, as {@code right} is
   * @param top as a share of the picture's height, as {@code bottom} is
   */
  public void write(
      FloatBuffer labels,
      int start,
      int kind,
      double left,
      double top,
      double right,
      double bottom) {
    double[] ends = {left * width, top * height, right * width, bottom * height};
    int column = Math.min(width - 1, (int) Math.floor((ends[0] + ends[2]) / 2));
    int row = Math.min(height - 1, (int) Math.floor((ends[1] + ends[3]) / 2));
    int cell = start + row * width + column;
    for (int part = 0; part < 4 + classes; part++) {
      float value = part < 4 ? (float) ends[part] : part - 4 == kind ? 1 : 0;
      labels.put(cell + part * height * width, value);
    }
  }
}
