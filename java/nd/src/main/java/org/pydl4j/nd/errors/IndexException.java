package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** An index or axis lies outside its bounds; the message prints both. */
public class IndexException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public IndexException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public IndexException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
