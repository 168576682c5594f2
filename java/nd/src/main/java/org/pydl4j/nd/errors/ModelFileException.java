package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** A model file is corrupt, truncated or of a newer version. */
public class ModelFileException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public ModelFileException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public ModelFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
