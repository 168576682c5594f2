package org.pydl4j.nd.errors;

/** The root of every exception this library throws on purpose; Python's {@code PyDl4jError}. */
public class PyDl4jException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public PyDl4jException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public PyDl4jException(String message, Throwable cause) {
    super(message, cause);
  }
}
