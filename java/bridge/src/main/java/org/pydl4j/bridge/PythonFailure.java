package org.pydl4j.bridge;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.CallbackException;

/** A Python callback raised; Python keeps what was raised under a number, to raise it again. */
final class PythonFailure extends CallbackException {
  private static final long serialVersionUID = 1L;

  private final long raised;

  private PythonFailure(String message, long raised) {
    super(message);
    this.raised = raised;
  }

  /** Reads Python's reply: {@code {"error": {"message": ..., "raised": number}}}. */
  static PythonFailure of(@Nullable Object reply) {
    if (reply instanceof Map<?, ?> failure && failure.get("error") instanceof Map<?, ?> error) {
      return new PythonFailure(
          "A Python callback raised " + error.get("message"),
          error.get("raised") instanceof Long number ? number : 0);
    }
    return new PythonFailure("A Python callback gave neither a result nor an error: " + reply, 0);
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
