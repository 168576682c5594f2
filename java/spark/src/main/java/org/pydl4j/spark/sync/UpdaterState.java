package org.pydl4j.spark.sync;

/** What becomes of the workers' updater states (momentum and the like) in a round. */
public enum UpdaterState {
  /** Averaged like the parameters, as DL4J does. */
  AVERAGE,
  /** Each worker keeps its own. */
  KEEP,
  /**
   * Zeros again, as in DL4J without saveUpdater. Adam and its kind go on counting steps, so their
   * bias correction does not make up for the zeros: their steps after a round are up to three times
   * as long (LeNet on MNIST with SlowMo, every 10 steps: 96.0 % in place of 98.8 %).
   */
  RESET
}
