package org.pydl4j.nn.layers;

/** How kernels meet the border of an image or series; DL4J's names. */
public enum ConvolutionMode {
  /**
   * {@code padding} as set; rows and columns that no kernel reaches are left out: out = floor((in +
   * 2p - k) / s) + 1.
   */
  Truncate,
  /** {@code padding} as set; it is an error when a row or column would be left out. */
  Strict,
  /**
   * Padding is computed so that out = ceil(in / s); the smaller half stands in front. {@code
   * padding} is ignored.
   */
  Same,
  /**
   * For sequences: all padding stands in front, so that no output depends on a later input; out =
   * ceil(in / s). {@code padding} is ignored.
   */
  Causal
}
