package org.pydl4j.bridge;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;

/**
 * Exceptions as text: {@code {"error": {"type": "ShapeException", "message": ..., "trace": ...,
 * "raised": number of the Python exception behind it}}}. Python raises the class of the same name.
 */
final class FailureJson {
  private static volatile Throwable engine;

  private FailureJson() {}

  /** Remembers why the engine did not start: later uses fail without the reason. */
  static void engineFailed(Throwable cause) {
    engine = cause;
  }

  /** Writes {@code thrown}, without the reflection around it. */
  static String describe(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    StringBuilder out = new StringBuilder("{\"error\":{\"type\":");
    MessageFormat.quote(out, cause.getClass().getSimpleName());
    MessageFormat.quote(out.append(",\"message\":"), messageOf(cause));
    MessageFormat.quote(out.append(",\"trace\":"), traceOf(cause));
    long raised = PythonFailure.in(cause);
    if (raised != 0) {
      out.append(",\"raised\":").append(raised);
    }
    return out.append("}}").toString();
  }

  private static Throwable unwrap(Throwable thrown) {
    Throwable t = thrown;
    while (t.getCause() != null
        && (t instanceof InvocationTargetException
            || t instanceof UndeclaredThrowableException
            || t instanceof ExceptionInInitializerError)) {
      t = t.getCause();
    }
    return t instanceof NoClassDefFoundError && engine != null ? unwrap(engine) : t;
  }

  private static String messageOf(Throwable cause) {
    String message = cause.getMessage();
    return cause.getClass().getName().startsWith("org.pydl4j.") && message != null
        ? message
        : cause.toString();
  }

  private static String traceOf(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
