package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** An element type is not supported where it was used; the message names the nearest that is. */
public class DTypeException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public DTypeException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public DTypeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
