package org.pydl4j.nn.inputs;

/** In which order the axes of images lie; DL4J's names. */
public enum CNN2DFormat {
  /** [n, channels, height, width], as in DL4J and PyTorch. */
  NCHW,
  /** [n, height, width, channels], as in Keras and TensorFlow. */
  NHWC
}
