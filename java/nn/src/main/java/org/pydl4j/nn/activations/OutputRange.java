package org.pydl4j.nn.activations;

/**
 * Which numbers an activation function gives, so that a loss can refuse those it cannot work on.
 */
public enum OutputRange {
  /** Nobody said: no loss objects. */
  UNKNOWN,
  /** Numbers below 0 or above 1, too. */
  ANY_NUMBER,
  /** Each by itself from 0 to 1. */
  UNIT,
  /** From 0 to 1 and summing to 1 in each row. */
  DISTRIBUTION
}
