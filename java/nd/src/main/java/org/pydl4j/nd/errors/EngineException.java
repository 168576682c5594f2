package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** The native engine refused a call for a reason that this library did not foresee. */
public class EngineException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public EngineException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public EngineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
