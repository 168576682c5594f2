package org.pydl4j.spark.sync;

/** What becomes of the workers' updater states (momentum and the like) in a round. */
public enum UpdaterState {
  /** Averaged like the parameters, as DL4J does. */
  AVERAGE,
  /** Each worker keeps its own. */
  KEEP,
  /** Zeros again and no steps behind them, as at the start of a training; DL4J: no saveUpdater. */
  RESET
}
