package org.pydl4j.serving.batching;

import org.pydl4j.nd.errors.PyDl4jException;

/** A request waited longer than it may. */
public class ExpiredException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the client. */
  public ExpiredException(String message) {
    super(message);
  }
}
