package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** The training score became NaN or infinite; the message names the iteration. */
public class ScoreException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public ScoreException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public ScoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
