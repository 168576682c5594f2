package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** Off-heap memory is exhausted; the message has the bytes asked for, live and allowed. */
public class OffHeapMemoryException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public OffHeapMemoryException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public OffHeapMemoryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
