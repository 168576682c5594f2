package org.pydl4j.nd.errors;

import org.jspecify.annotations.Nullable;

/** A device or backend is missing, or two arrays are on different devices. */
public class DeviceException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a sentence for the user. */
  public DeviceException(String message) {
    super(message);
  }

  /** Makes the exception with a sentence for the user and the cause. */
  public DeviceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
