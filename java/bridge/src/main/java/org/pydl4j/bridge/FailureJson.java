package org.pydl4j.bridge;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions as text: {@code {"error": {"type": "ShapeException", "message": ..., "trace": ...,
 * "raised": number of the Python exception behind it}}}. Python raises the class of the same name.
 */
final class FailureJson {
  private static final Pattern JAVA_CLASS =
      Pattern.compile("\\b(?:javax?|com\\.google)\\.(?:\\w+\\.)+(\\w+(?:Exception|Error))(: |\\b)");
  private static final Map<String, String> MEANINGS =
      Map.of(
          "NoSuchFileException", "no such file or folder",
          "FileNotFoundException", "no such file or folder",
          "AccessDeniedException", "permission denied",
          "FileSystemException", "the file system refuses",
          "FileAlreadyExistsException", "a file of that name is there already",
          "EOFException", "it ends too early",
          "MalformedJsonException", "it is no JSON",
          "MalformedInputException", "the bytes are not of this encoding",
          "IOException", "input or output failed");

  private static volatile @Nullable Throwable engine;

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
    if (cause.getClass().getName().startsWith("org.pydl4j.") && message != null) {
      return withoutClasses(message);
    }
    if (cause instanceof NullPointerException
        || cause instanceof ClassCastException
        || cause instanceof ReflectiveOperationException) {
      return "The JVM's part of pydl4j failed on a value that it should have refused. The trace is"
          + " in this error's java_trace: please report it.";
    }
    String name = cause.getClass().getSimpleName();
    return message == null ? name : name + ": " + message;
  }

  /** Says what the exceptions of Java's library mean where a message quotes them. */
  private static String withoutClasses(String message) {
    return JAVA_CLASS
        .matcher(message)
        .replaceAll(
            found -> MEANINGS.getOrDefault(found.group(1), found.group(1)) + found.group(2));
  }

  private static String traceOf(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
