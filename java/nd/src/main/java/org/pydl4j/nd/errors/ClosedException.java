package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** An array, network or session was used after {@code close()}. */
public class ClosedException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public ClosedException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public ClosedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
