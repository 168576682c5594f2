package org.pydl4j.nn.earlystopping;

/** Whether training ends after a mini-batch. DL4J: {@code IterationTerminationCondition}. */
public interface IterationTerminationCondition {
  /** Before the first mini-batch of a training. */
  default void initialize() {}

  /**
   * Whether training ends.
   *
   * @param score the loss of the mini-batch
   */
  boolean terminate(double score);
}
