package org.pydl4j.bridge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/** Arguments as a Python user knows them. */
final class ArgumentNames {
  private static final int LONGEST = 40;

  private ArgumentNames() {}

  /** {@code None}, {@code 'text'}, a number, an array, a list, a dict, a callback, or a class. */
  static String of(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    if (value instanceof Number) {
      return value.toString();
    }
    if (value instanceof CharSequence text) {
      return "'" + (text.length() > LONGEST ? text.subSequence(0, LONGEST) + "…" : text) + "'";
    }
    if (value instanceof List<?>) {
      return "a list";
    }
    if (value instanceof Map<?, ?>) {
      return "a dict";
    }
    if (value instanceof NDArray) {
      return "an array";
    }
    return value instanceof Callbacks.Target ? "a Python object" : value.getClass().getSimpleName();
  }
}
