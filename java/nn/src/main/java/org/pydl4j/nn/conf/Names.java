package org.pydl4j.nn.conf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Compares names the way people mistype them. */
public final class Names {
  private Names() {}

  /** How many names a message lists. */
  private static final int MOST = 60;

  /** Letters of a name that are compared: nobody mistypes a longer one. */
  private static final int LETTERS = 100;

  /**
   * Lower case without separators, so that {@code xavier_uniform} and {@code XavierUniform} are one
   * name.
   */
  public static String folded(String name) {
    return name.replace("_", "").replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
  }

  /** "Did you mean 'nOut'?" when one name is close, otherwise the list of all names. */
  public static String suggestion(String wrong, Iterable<String> known) {
    List<String> names = new ArrayList<>();
    known.forEach(name -> names.add(Where.shown(name)));
    if (names.isEmpty()) {
      return "It has none.";
    }
    String given = folded(wrong.substring(0, Math.min(LETTERS, wrong.length())));
    List<String> nearest = new ArrayList<>(names);
    nearest.sort(Comparator.comparingInt(name -> distance(given, folded(name))));
    int best = distance(given, folded(nearest.get(0)));
    if (best <= Math.max(2, wrong.length() / 3) && best < wrong.length()) {
      return "Did you mean '" + nearest.get(0) + "'?";
    }
    return names.size() > MOST
        ? "The nearest of "
            + names.size()
            + " are: "
            + String.join(", ", nearest.subList(0, 10))
            + "."
        : "Known are: " + String.join(", ", names) + ".";
  }

  /** Levenshtein's distance: how many letters to insert, delete or replace. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
