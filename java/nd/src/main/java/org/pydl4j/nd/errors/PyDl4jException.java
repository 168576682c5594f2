package org.pydl4j.nd.errors;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The root of every exception this library throws on purpose; Python's {@code PyDl4jError}. */
public class PyDl4jException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public PyDl4jException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public PyDl4jException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The sentence; the class's name where nobody gave one. */
  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), getClass().getSimpleName());
  }
}
