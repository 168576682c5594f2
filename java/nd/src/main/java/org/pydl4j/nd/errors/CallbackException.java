package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** A listener raised; the cause is what it raised. */
public class CallbackException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public CallbackException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public CallbackException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
