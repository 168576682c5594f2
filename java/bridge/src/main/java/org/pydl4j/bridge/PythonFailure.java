package org.pydl4j.bridge;

import java.util.Map;
import org.pydl4j.nd.errors.CallbackException;

/** A Python callback raised; Python keeps what was raised under a number, to raise it again. */
final class PythonFailure extends CallbackException {
  private static final long serialVersionUID = 1L;

  private final long raised;

  private PythonFailure(String message, long raised) {
    super(message);
    this.raised = raised;
  }

  /** Reads Python's error object: {@code {"message": ..., "raised": number}}. */
  static PythonFailure of(Map<?, ?> error) {
    Object raised = error.get("raised");
    return new PythonFailure(
        "A Python callback raised " + error.get("message"),
        raised instanceof Long number ? number : 0);
  }

  /**
   * Python's number for the exception, found in the causes of {@code failure}; 0 when not there.
   */
  static long in(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof PythonFailure python) {
        return python.raised;
      }
    }
    return 0;
  }
}
