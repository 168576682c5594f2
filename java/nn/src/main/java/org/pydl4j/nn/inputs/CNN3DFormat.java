package org.pydl4j.nn.inputs;

/** In which order the axes of volumes lie. DL4J: {@code Convolution3D.DataFormat}. */
public enum CNN3DFormat {
  /** [n, channels, depth, height, width], as in DL4J and PyTorch. */
  NCDHW,
  /** [n, depth, height, width, channels], as in Keras and TensorFlow. */
  NDHWC
}
