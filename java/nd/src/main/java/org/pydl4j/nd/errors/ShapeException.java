package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** Shapes do not fit; the message prints both. */
public class ShapeException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public ShapeException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public ShapeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
