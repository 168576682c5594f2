package org.pydl4j.nn.inputs;

/** In which order the axes of sequences lie; DL4J's names. */
public enum RNNFormat {
  /** [n, size, time], as in DL4J. */
  NCW,
  /** [n, time, size], as in Keras and PyTorch with {@code batch_first}. */
  NWC
}
