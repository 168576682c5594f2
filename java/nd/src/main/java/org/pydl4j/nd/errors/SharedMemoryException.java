package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** A shared segment cannot be made or opened; the message has the size and the place. */
public class SharedMemoryException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public SharedMemoryException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public SharedMemoryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
