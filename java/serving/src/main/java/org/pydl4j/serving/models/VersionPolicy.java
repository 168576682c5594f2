package org.pydl4j.serving.models;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Which of the versions that lie in a model's folder are served; the greatest of them answers when
 * none is asked for.
 *
 * @param latest so many of the greatest, or 0 for the ones given
 * @param given these, if they are there; empty with {@code latest} 0 for all
 */
public record VersionPolicy(int latest, NavigableSet<Long> given) {
  /** The greatest version alone. */
  public static final VersionPolicy LATEST = new VersionPolicy(1, new TreeSet<>());

  /** Every version. */
  public static final VersionPolicy ALL = new VersionPolicy(0, new TreeSet<>());

  /**
   * Reads {@code latest}, {@code latest:2}, {@code all} or {@code 3,7}.
   *
   * @throws ConfigurationException if it is none of them
   */
  public static VersionPolicy parse(String text) {
    try {
      if (text.equals("latest")) {
        return LATEST;
      }
      if (text.equals("all")) {
        return ALL;
      }
      if (text.startsWith("latest:") && Integer.parseInt(text.substring(7)) > 0) {
        return new VersionPolicy(Integer.parseInt(text.substring(7)), new TreeSet<>());
      }
      NavigableSet<Long> given = new TreeSet<>();
      Arrays.stream(text.split(",")).map(String::trim).map(Long::valueOf).forEach(given::add);
      return new VersionPolicy(0, given);
    } catch (NumberFormatException e) {
      throw new ConfigurationException(
          "The versions to serve must be 'latest', 'latest:N', 'all' or numbers such as '3,7'. Got"
              + " '"
              + text
              + "' instead.",
          e);
    }
  }

  /** Those of {@code found} that are served. */
  public NavigableSet<Long> choose(NavigableSet<Long> found) {
    NavigableSet<Long> chosen = new TreeSet<>(found);
    if (latest > 0) {
      while (chosen.size() > latest) {
        chosen.pollFirst();
      }
    } else if (!given.isEmpty()) {
      chosen.retainAll(given);
    }
    return chosen;
  }
}
