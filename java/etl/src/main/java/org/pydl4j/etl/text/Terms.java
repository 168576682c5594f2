package org.pydl4j.etl.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * The terms of texts: tokens without stop words, and {@code from} to {@code to} of them in a row
 * with a blank between. Immutable.
 */
public final class Terms {
  private final Tokenizer.Splitter splitter;
  private final int from;
  private final int to;
  private final Set<String> stopWords;

  /**
   * Terms of this length, in tokens.
   *
   * @throws ConfigurationException if the least is less than 1 or more than the greatest
   */
  public Terms(Tokenizer.Splitter splitter, int from, int to, List<String> stopWords) {
    if (from < 1 || to < from) {
      throw new ConfigurationException(
          "The 'ngrams' must be two lengths from 1 on that do not go down: [1, 2]. Got ["
              + from
              + ", "
              + to
              + "].");
    }
    this.splitter = splitter;
    this.from = from;
    this.to = to;
    this.stopWords = Set.copyOf(stopWords);
  }

  /** Gives each term of a text, as often as it is there; how many there were. */
  public int each(String text, Consumer<String> taker) {
    List<String> tokens = splitter.tokens(text);
    if (!stopWords.isEmpty()) {
      tokens = tokens.stream().filter(token -> !stopWords.contains(token)).toList();
    }
    int count = 0;
    for (int n = from; n <= to; n++) {
      for (int i = 0; i + n <= tokens.size(); i++) {
        taker.accept(n == 1 ? tokens.get(i) : String.join(" ", tokens.subList(i, i + n)));
        count++;
      }
    }
    return count;
  }

  /** How often terms are in texts so far. */
  public static final class Counts {
    private final Map<String, long[]> counts = new HashMap<>(); // texts, times, the last text
    private long texts;

    /** One more text. */
    public void add(Terms terms, String text) {
      texts++;
      terms.each(
          text,
          term -> {
            long[] count = counts.computeIfAbsent(term, key -> new long[3]);
            count[1]++;
            if (count[2] != texts) {
              count[2] = texts;
              count[0]++;
            }
          });
    }

    /** How many texts there were. */
    public long texts() {
      return texts;
    }

    /** In how many texts a term was. */
    public long textsWith(String term) {
      return counts.getOrDefault(term, new long[3])[0];
    }

    /** How often a term was there. */
    public long times(String term) {
      return counts.getOrDefault(term, new long[3])[1];
    }

    /** The terms that are in at least so many texts and in at most so many. */
    public List<String> within(double least, double most) {
      List<String> kept = new ArrayList<>();
      counts.forEach(
          (term, count) -> {
            if (count[0] >= least && count[0] <= most) {
              kept.add(term);
            }
          });
      return kept;
    }

    /** Those of some terms that are there most often, at most so many; of equal ones the first. */
    public List<String> mostFrequent(List<String> terms, long limit) {
      Comparator<String> byTimes = Comparator.comparingLong(term -> -times(term));
      return terms.stream().sorted(byTimes.thenComparing(Terms::compare)).limit(limit).toList();
    }
  }

  /** Compares by code points, as Python does. */
  public static int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        boolean pairs = Character.isSurrogate(a) != Character.isSurrogate(b);
        return pairs ? Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b)) : a - b;
      }
    }
    return one.length() - other.length();
  }
}
