package org.pydl4j.nn.earlystopping;

/** Whether training ends after a pass. DL4J: {@code EpochTerminationCondition}. */
public interface EpochTerminationCondition {
  /** Before the first pass of a training. */
  default void initialize() {}

  /**
   * Whether training ends.
   *
   * @param epoch passes of this training before this one
   * @param score what the calculator gave last
   * @param minimize whether smaller scores are better
   */
  boolean terminate(long epoch, double score, boolean minimize);

  /** Whether it is asked only after passes for which a score was calculated. */
  default boolean requiresScore() {
    return true;
  }
}
