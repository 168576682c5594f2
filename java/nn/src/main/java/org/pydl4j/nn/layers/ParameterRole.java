package org.pydl4j.nn.layers;

/** What a parameter is for, from which follows what training does with it. */
public enum ParameterRole {
  /** Weighs inputs: has the updater, l1, l2 and weight noise. */
  WEIGHT,
  /** Is added: has the bias updater, l1Bias and l2Bias. */
  BIAS,
  /** Scales, as gamma of a normalization: has the updater and no regularization, as in DL4J. */
  GAIN,
  /**
   * Is counted, not learnt, as running means: no derivative, updater or regularization. What a step
   * takes off it lies in the gradient, as in DL4J, so that it is averaged with the rest on
   * clusters.
   */
  STATE
}
