package org.pydl4j.etl.images;

/** Which sides of a picture are exchanged. */
public enum FlipMode {
  /** Left and right. */
  LEFT_RIGHT,
  /** Above and below. */
  UP_DOWN,
  /** Both: half a turn. */
  BOTH,
  /** One of these, or nothing, by lot. DataVec: a flip without a mode. */
  RANDOM
}
