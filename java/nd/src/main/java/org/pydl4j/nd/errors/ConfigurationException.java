package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** A configuration value is missing, misspelt or out of range. */
public class ConfigurationException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public ConfigurationException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public ConfigurationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
