package org.pydl4j.serving.server;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.PyDl4jException;

/** Something that trying again in this process does not mend. */
public class FatalException extends PyDl4jException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  /** Makes the exception with the code that the process ends with. */
  public FatalException(ExitCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The code that the process ends with. */
  public ExitCode code() {
    return code;
  }
}
