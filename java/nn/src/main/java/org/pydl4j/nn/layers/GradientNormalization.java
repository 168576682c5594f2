package org.pydl4j.nn.layers;

/**
 * What is done to a layer's gradient before the updater sees it; DL4J's names. g is the gradient, T
 * the threshold.
 */
public enum GradientNormalization {
  /** Nothing. */
  None,
  /** The layer's gradient divided by its L2 norm. */
  RenormalizeL2PerLayer,
  /** Each parameter's gradient divided by its L2 norm. */
  RenormalizeL2PerParamType,
  /** Each number limited to [-T, T]. */
  ClipElementWiseAbsoluteValue,
  /** The layer's gradient times T / norm where its L2 norm is above T. */
  ClipL2PerLayer,
  /** Each parameter's gradient times T / norm where its L2 norm is above T. */
  ClipL2PerParamType
}
