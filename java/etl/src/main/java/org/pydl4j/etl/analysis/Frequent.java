package org.pydl4j.etl.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent texts (Misra and Gries 1982, merged as Agarwal et al. 2012): exact while there
 * are no more than 256 different ones; beyond them each count is too low by at most a 256th of the
 * rows, and rarer texts are not listed.
 */
public final class Frequent {
  private static final int MOST = 256;
  private static final int LONGEST = 80;

  private final Map<String, Long> counts = new HashMap<>();

  /** Of no texts yet. */
  public Frequent() {}

  /** One more text; of a long one the beginning counts. */
  public void add(String text) {
    counts.merge(text.length() <= LONGEST ? text : text.substring(0, LONGEST), 1L, Long::sum);
    if (counts.size() > 2 * MOST) {
      shrink();
    }
  }

  /** Those of another count, too, which stays as it is. */
  public void merge(Frequent other) {
    other.counts.forEach((text, n) -> counts.merge(text, n, Long::sum));
    if (counts.size() > MOST) {
      shrink();
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      out.writeUTF(entry.getKey()); // of at most 80 characters
      out.writeLong(entry.getValue());
    }
  }

  static Frequent read(DataInput in) throws IOException {
    Frequent made = new Frequent();
    for (int left = in.readInt(); left > 0; left--) {
      made.counts.put(in.readUTF(), in.readLong());
    }
    return made;
  }

  private void shrink() {
    List<Long> sorted = new ArrayList<>(counts.values());
    sorted.sort(Comparator.reverseOrder());
    long taken = sorted.get(MOST);
    counts.replaceAll((text, n) -> n - taken);
    counts.values().removeIf(n -> n <= 0);
  }

  /** The most frequent ones, the first first; of equal counts by the alphabet. */
  public List<Map.Entry<String, Long>> top(int most) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
        .toList();
  }
}
