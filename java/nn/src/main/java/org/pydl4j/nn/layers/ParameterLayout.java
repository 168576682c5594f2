package org.pydl4j.nn.layers;

/** How a parameter lies in the flat vector. */
public enum ParameterLayout {
  /** As its shape says, last axis fastest. */
  C,
  /**
   * Two axes [in, out], first axis fastest: DL4J's 'f' order, which is the same memory as [out, in]
   * with the last axis fastest, the form that the matrix product wants. Layers compute with [out,
   * in].
   */
  F,
  /**
   * Four axes [out, in, height, width] kept as (out, height, width, in): convolutions with weights
   * in this order ran 1.6 times (training) and 2.7 times (inference) faster on LeNet.
   */
  CHANNELS_LAST
}
