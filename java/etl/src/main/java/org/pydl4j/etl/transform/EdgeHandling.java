package org.pydl4j.etl.transform;

/** What becomes of steps that have none before or behind them. */
public enum EdgeHandling {
  /** They go. */
  TrimSequence,
  /** They get a value; none: missing. */
  SpecifiedValue,
  /** Windows are shorter there; differences are 0. */
  Default
}
