package org.pydl4j.nd.errors;

/** A listener raised; the cause is what it raised. */
public class CallbackException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public CallbackException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public CallbackException(String message, Throwable cause) {
    super(message, cause);
  }
}
