package org.pydl4j.serving.batching;

import org.pydl4j.nd.errors.PyDl4jException;

/** The queue is full, or the server ends: to be tried again later. */
public class OverloadedException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  private final int retryAfterSeconds;

  /** Makes the exception with the seconds after which trying again makes sense. */
  public OverloadedException(String message, int retryAfterSeconds) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** When to try again. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
