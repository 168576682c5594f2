package org.pydl4j.nd.ops;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pydl4j.nd.errors.ShapeException;

/** What an equation of {@link Linalg#einsum} says of shapes. */
final class Einsum {
  private static final Pattern EQUATION = Pattern.compile("([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]*)");

  private Einsum() {}

  /** The shape of the result. */
  static long[] shape(String equation, long[] a, long[] b) {
    Matcher terms = EQUATION.matcher(equation);
    if (!terms.matches()) {
      throw refused(equation, "Write letters for the axes, as in 'abc,cd->abd'", a, b);
    }
    Map<Character, Long> sizes = new HashMap<>();
    note(equation, terms.group(1), a, sizes, a, b);
    note(equation, terms.group(2), b, sizes, a, b);
    String made = terms.group(3);
    if (made.chars().distinct().count() < made.length()) {
      throw refused(equation, "Name each axis of the result once", a, b);
    }
    long[] shape = new long[made.length()];
    for (int i = 0; i < shape.length; i++) {
      Long size = sizes.get(made.charAt(i));
      if (size == null) {
        throw refused(equation, "'" + made.charAt(i) + "' is no axis of the two arrays", a, b);
      }
      shape[i] = size;
    }
    return shape;
  }

  private static void note(
      String equation, String term, long[] shape, Map<Character, Long> sizes, long[] a, long[] b) {
    if (term.length() != shape.length || term.chars().distinct().count() < shape.length) {
      throw refused(equation, "Each array needs a letter of its own for each of its axes", a, b);
    }
    for (int i = 0; i < shape.length; i++) {
      Long before = sizes.putIfAbsent(term.charAt(i), shape[i]);
      if (before != null && before != shape[i]) {
        throw refused(equation, "The sizes of '" + term.charAt(i) + "' differ", a, b);
      }
    }
  }

  private static ShapeException refused(String equation, String why, long[] a, long[] b) {
    return new ShapeException(
        "einsum cannot work out '"
            + equation
            + "' of the shapes "
            + Arrays.toString(a)
            + " and "
            + Arrays.toString(b)
            + ". "
            + why
            + ".");
  }
}
