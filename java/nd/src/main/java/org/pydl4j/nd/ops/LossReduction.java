package org.pydl4j.nd.ops;

/** How the losses of the elements become one number. */
public enum LossReduction {
  /** The sum divided by the size of the first axis, as DL4J scores. */
  BATCH_MEAN,
  /** The sum divided by the number of elements, as PyTorch's default. */
  MEAN,
  /** The sum. */
  SUM
}
