package org.pydl4j.serving.http;

import org.pydl4j.nd.errors.PyDl4jException;

/** A request that the server could not take even alone. */
final class TooLargeException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  TooLargeException(String message) {
    super(message);
  }
}
