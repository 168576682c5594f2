package org.pydl4j.nn.layers;

/** How elements between others are found. */
public enum Interpolation {
  /** Each element is repeated. */
  NEAREST,
  /** On straight lines between the centres of neighbouring elements, along each axis. */
  BILINEAR
}
