package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/**
 * A worker of a distributed training failed, went silent or could not be reached; the message names
 * it, its host and the cause.
 */
public class WorkerException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public WorkerException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public WorkerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
