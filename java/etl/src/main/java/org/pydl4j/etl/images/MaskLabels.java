package org.pydl4j.etl.images;

/** How the classes of pixels are handed to a network. */
public enum MaskLabels {
  /** Their numbers, int64 [n, height, width]. */
  INDICES,
  /** 1 in the channel of the class, else 0, float32 [n, classes, height, width]. */
  ONE_HOT,
  /** 1 where the class is not the first, else 0, float32 [n, 1, height, width]. */
  BINARY
}
