package org.pydl4j.nn.conf;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares names the way people mistype them. */
public final class Names {
  private Names() {}

  /**
   * Lower case without separators, so that {@code xavier_uniform} and {@code XavierUniform} are one
   * name.
   */
  public static String folded(String name) {
    return name.replace("_", "").replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
  }

  /** "Did you mean 'nOut'?" when one name is close, otherwise the list of all names. */
  public static String suggestion(String wrong, Iterable<String> known) {
    @Nullable String nearest = null;
    int best = Integer.MAX_VALUE;
    for (String name : known) {
      int distance = distance(folded(wrong), folded(name));
      if (distance < best) {
        best = distance;
        nearest = name;
      }
    }
    if (nearest == null) {
      return "It has none.";
    }
    boolean close = best <= Math.max(2, wrong.length() / 3) && best < wrong.length();
    return close
        ? "Did you mean '" + nearest + "'?"
        : "Known are: " + String.join(", ", known) + ".";
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
