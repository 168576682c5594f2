package org.pydl4j.bridge;

/** The one method that Java calls in Python; each bridge implements it in its own way. */
@FunctionalInterface
public interface PythonDoor {
  /**
   * Runs a Python callback.
   *
   * @param request {@code [callback number, "method", [arguments]]}
   * @return {@code [result]}, or an error object as {@link FailureJson} writes it
   */
  String call(String request);
}
