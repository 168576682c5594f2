package org.pydl4j.nd.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.DeviceException;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.nd.errors.OffHeapMemoryException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.errors.ReadOnlyException;

/** Turns what the engine throws into our exceptions. */
final class NativeErrors {
  private static final Pattern TRIED =
      Pattern.compile("(?:tried to allocate|allocate memory for) (\\d+) bytes");

  private static final Pattern INTERPRETED =
      Pattern.compile(
          "^[\\w.]*(Error|Exception|Interrupt|Iteration|Exit)\\b.*: ", Pattern.MULTILINE);
  private static final Pattern PLACE =
      Pattern.compile("^ *File \"(.*)\", (line \\d+)", Pattern.MULTILINE);

  /** What the binding makes of an exception that a callback threw inside a native call. */
  private static final String FROM_HOOK = OffHeapMemoryException.class.getName() + ": ";

  private NativeErrors() {}

  static RuntimeException map(RuntimeException e) {
    if (e instanceof PyDl4jException || e.getMessage() == null) {
      return e;
    }
    String message = e.getMessage();
    if (message.startsWith(FROM_HOOK)) {
      return new OffHeapMemoryException(message.substring(FROM_HOOK.length()), e);
    }
    if (message.contains("allocate memory") || message.contains("bad_alloc")) {
      Matcher tried = TRIED.matcher(message);
      return Memory.exhausted(tried.find() ? Long.parseLong(tried.group(1)) : -1, e);
    }
    if (message.contains("CUDA out of memory") || message.contains("CUDA error")) {
      return new DeviceException("The GPU refused: " + reason(message), e);
    }
    if (message.contains("more than one element of the written-to tensor")) {
      return new ReadOnlyException(
          "This array is broadcast, so one write would show in many places. Write into a copy,"
              + " array.dup().",
          e);
    }
    if (message.contains("without overflow") || message.contains("is out of bounds for")) {
      return new DTypeException("A number lies outside the array's type: " + reason(message), e);
    }
    if (message.contains("not implemented for")) {
      return new DTypeException(
          "The engine has no such operation for this type: " + reason(message), e);
    }
    if (message.startsWith("linalg")) {
      return new DataException("The matrix has no solution: " + reason(message), e);
    }
    return new EngineException("The engine refused: " + reason(message), e);
  }

  /**
   * What the engine says without its own stack. TorchScript's interpreter ends with the reason,
   * after the lines of the module that led there; the last of them stays.
   */
  static String reason(String message) {
    int stack = message.indexOf("\nException raised from ");
    String said = (stack < 0 ? message : message.substring(0, stack)).strip();
    Matcher reason = INTERPRETED.matcher(said);
    if (!said.contains("TorchScript interpreter") || !reason.find()) {
      return said.lines().findFirst().orElse(said);
    }
    int from = reason.start();
    while (reason.find()) {
      from = reason.start();
    }
    String place = "";
    Matcher line = PLACE.matcher(said.substring(0, from));
    while (line.find()) {
      place = " (" + line.group(1) + ", " + line.group(2) + ")";
    }
    return said.substring(from).replaceFirst("^RuntimeError: ", "") + place;
  }
}
