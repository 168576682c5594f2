package org.pydl4j.nn.layers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terms of an equation such as {@code nft,fg->ngt}: a letter for each axis of the input, of the
 * weights and of the output. The first letter of input and output is the axis of examples.
 */
record EinsumTerms(String input, String weights, String output) {
  private static final Pattern EQUATION =
      Pattern.compile("((?:\\.\\.\\.)?[a-z]*),([a-z]+)->((?:\\.\\.\\.)?[a-z]*)");
  private static final String DOTS = "...";

  /** Whether an equation has terms that fit each other. */
  static boolean areIn(String equation) {
    Matcher terms = EQUATION.matcher(equation);
    if (!terms.matches()) {
      return false;
    }
    boolean dots = terms.group(1).startsWith(DOTS);
    String input = terms.group(1).replace(DOTS, "");
    String weights = terms.group(2);
    String output = terms.group(3).replace(DOTS, "");
    return dots == terms.group(3).startsWith(DOTS)
        && distinct(input)
        && distinct(weights)
        && distinct(output)
        && only(output, input + weights)
        && only(weights, input + output)
        && (dots || begin(input, weights, output));
  }

  /** Whether input and output, but not the weights, have the letter of the examples in front. */
  private static boolean begin(String input, String weights, String output) {
    return !input.isEmpty()
        && output.startsWith(input.substring(0, 1))
        && weights.indexOf(input.charAt(0)) < 0;
  }

  private static boolean only(String term, String letters) {
    return term.chars().allMatch(letter -> letters.indexOf(letter) >= 0);
  }

  private static boolean distinct(String term) {
    return term.chars().distinct().count() == term.length();
  }

  /**
   * The terms for inputs of so many axes, with letters in place of the dots.
   *
   * @param rank axes of a batch
   * @return empty where the equation has more letters than that, or fewer and no dots
   */
  static Optional<EinsumTerms> of(String equation, int rank) {
    Matcher terms = EQUATION.matcher(equation);
    if (!terms.matches()) {
      throw new IllegalArgumentException(equation);
    }
    String input = terms.group(1);
    boolean dots = input.startsWith(DOTS);
    int letters = input.replace(DOTS, "").length();
    if (dots ? letters >= rank : letters != rank) {
      return Optional.empty();
    }
    String between = "ABCDEFGH".substring(0, dots ? rank - letters : 0);
    return Optional.of(
        new EinsumTerms(
            input.replace(DOTS, between), terms.group(2), terms.group(3).replace(DOTS, between)));
  }

  /** The equation without dots. */
  String equation() {
    return input + "," + weights + "->" + output;
  }

  /** Whether the last axis of the input, that of time in series, is the last of the output. */
  boolean keepsLast() {
    char last = input.charAt(input.length() - 1);
    return output.charAt(output.length() - 1) == last && weights.indexOf(last) < 0;
  }
}
