package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** An operation needs libraries that are in no wheel; the message says how to fetch them. */
public class MissingExtraException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public MissingExtraException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public MissingExtraException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
