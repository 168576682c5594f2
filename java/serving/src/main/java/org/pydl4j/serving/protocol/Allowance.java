package org.pydl4j.serving.protocol;

/** The memory that a request may have; it is asked before memory is taken. */
@FunctionalInterface
public interface Allowance {
  /** Allows everything. */
  Allowance UNLIMITED = bytes -> {};

  /**
   * Takes so many bytes more, until the request is answered.
   *
   * @throws org.pydl4j.nd.errors.PyDl4jException if there are none
   */
  void take(long bytes);
}
