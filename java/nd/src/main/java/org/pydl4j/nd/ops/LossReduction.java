package org.pydl4j.nd.ops;

/** How the losses of the elements become one number, if they do. */
public enum LossReduction {
  /** They do not: the loss of each row [n] for cross-entropies, of each element for the others. */
  NONE,
  /** The sum divided by the size of the first axis, as DL4J scores. */
  BATCH_MEAN,
  /** The sum divided by the number of elements, as PyTorch's default. */
  MEAN,
  /** The sum. */
  SUM
}
