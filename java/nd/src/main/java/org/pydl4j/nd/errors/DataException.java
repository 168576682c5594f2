package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** Input data is missing, corrupt or not of the expected kind. */
public class DataException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public DataException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public DataException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
