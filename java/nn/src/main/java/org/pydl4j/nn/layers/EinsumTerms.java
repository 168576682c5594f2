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

  /** Why an equation is none, as the end of a sentence; empty where it is one. */
  static Optional<String> objection(String equation) {
    Matcher terms = EQUATION.matcher(equation);
    if (!terms.matches()) {
      return Optional.of("is no equation of an input and weights, such as 'nft,fg->ngt'");
    }
    boolean dots = terms.group(1).startsWith(DOTS);
    if (dots != terms.group(3).startsWith(DOTS)) {
      return Optional.of("has '...' in the input or in the output alone");
    }
    String input = terms.group(1).replace(DOTS, "");
    String output = terms.group(3).replace(DOTS, "");
    if (!distinct(input) || !distinct(terms.group(2)) || !distinct(output)) {
      return Optional.of("names an axis twice in one term");
    }
    String known = input + terms.group(2);
    if (output.chars().anyMatch(letter -> known.indexOf(letter) < 0)) {
      return Optional.of("has a letter in the output that is in neither of the others");
    }
    boolean lost =
        terms
            .group(2)
            .chars()
            .anyMatch(letter -> input.indexOf(letter) < 0 && output.indexOf(letter) < 0);
    if (lost) {
      return Optional.of("has a letter of the weights that is in neither input nor output");
    }
    if (dots) {
      return Optional.empty(); // the examples are among the dots
    }
    boolean examples =
        !input.isEmpty()
            && output.startsWith(input.substring(0, 1))
            && terms.group(2).indexOf(input.charAt(0)) < 0;
    return examples
        ? Optional.empty()
        : Optional.of("must begin input and output with the letter of the examples");
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
