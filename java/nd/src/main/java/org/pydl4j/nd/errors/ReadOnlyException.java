package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** Somebody tried to write into memory that its owner gave out read-only. */
public class ReadOnlyException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public ReadOnlyException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public ReadOnlyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
