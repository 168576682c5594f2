package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** Training was stopped from outside; the weights of the last mini-batch are kept. */
public class InterruptedTrainingException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public InterruptedTrainingException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public InterruptedTrainingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
