package org.pydl4j.nn.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ShapeException;

/**
 * How often examples of each class were taken for each. Only pairs that occurred are kept, so that
 * 50,000 classes take what their examples need and not 20 GB. DL4J: {@code ConfusionMatrix}.
 */
public final class ConfusionMatrix implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long FREE = -1;

  private final int classes;

  /** actual · classes + predicted, by open addressing; at most half of it is used. */
  private long[] pairs = new long[0];

  private long[] counts = new long[0];
  private int used;
  private transient @Nullable Totals totals;

  private record Totals(long examples, long right, long[] actual, long[] predicted) {}

  ConfusionMatrix(int classes) {
    this.classes = classes;
    allocate(16);
  }

  private void allocate(int size) {
    pairs = new long[size];
    Arrays.fill(pairs, FREE);
    counts = new long[size];
    used = 0;
  }

  void add(int actual, int predicted, long count) {
    totals = null;
    add((long) actual * classes + predicted, count);
  }

  private void add(long pair, long count) {
    int at = place(pair);
    if (pairs[at] == FREE) {
      if (2 * (used + 1) > pairs.length) {
        grow();
        at = place(pair);
      }
      pairs[at] = pair;
      used++;
    }
    counts[at] += count;
  }

  private void grow() {
    long[] oldPairs = pairs;
    long[] oldCounts = counts;
    allocate(Math.multiplyExact(pairs.length, 2));
    for (int i = 0; i < oldPairs.length; i++) {
      if (oldPairs[i] != FREE) {
        add(oldPairs[i], oldCounts[i]);
      }
    }
  }

  /** Where the pair stands, or would. */
  private int place(long pair) {
    int mask = pairs.length - 1;
    int at = Long.hashCode(pair * 0x9E3779B97F4A7C15L) & mask;
    while (pairs[at] != FREE && pairs[at] != pair) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /** Adds what another one of equally many classes counted. */
  void merge(ConfusionMatrix other) {
    if (classes != other.classes) {
      throw new ShapeException(
          "Evaluations of " + classes + " and " + other.classes + " classes cannot be merged.");
    }
    totals = null;
    for (int i = 0; i < other.pairs.length; i++) {
      if (other.pairs[i] != FREE) {
        add(other.pairs[i], other.counts[i]);
      }
    }
  }

  /** Number of classes. */
  public int classes() {
    return classes;
  }

  /** How often an example of class {@code actual} was taken for {@code predicted}. */
  public long getCount(int actual, int predicted) {
    int at = place((long) require(actual) * classes + require(predicted));
    return pairs[at] == FREE ? 0 : counts[at];
  }

  /** How often the class occurred. */
  public long getActualTotal(int actual) {
    return totals().actual[require(actual)];
  }

  /** How often the class was predicted. */
  public long getPredictedTotal(int predicted) {
    return totals().predicted[require(predicted)];
  }

  /** Number of examples. */
  public long examples() {
    return totals().examples;
  }

  /** Number of examples whose class was predicted. */
  public long right() {
    return totals().right;
  }

  private int require(int label) {
    if (label < 0 || label >= classes) {
      throw new IndexException(
          classes == 0
              ? "Nothing was counted yet, the number of classes is not known."
              : "There is no class " + label + ". The classes are 0 to " + (classes - 1) + ".");
    }
    return label;
  }

  private Totals totals() {
    if (totals == null) {
      long[] actual = new long[classes];
      long[] predicted = new long[classes];
      long right = 0;
      for (int i = 0; i < pairs.length; i++) {
        if (pairs[i] != FREE) {
          int is = (int) (pairs[i] / classes);
          int said = (int) (pairs[i] % classes);
          actual[is] += counts[i];
          predicted[said] += counts[i];
          right += is == said ? counts[i] : 0;
        }
      }
      totals = new Totals(Arrays.stream(counts).sum(), right, actual, predicted);
    }
    return totals;
  }

  /** The pairs that occurred, {actual, predicted, count} each, in the order of the classes. */
  public long[][] entries() {
    return IntStream.range(0, pairs.length)
        .filter(i -> pairs[i] != FREE)
        .boxed()
        .sorted((i, j) -> Long.compare(pairs[i], pairs[j]))
        .map(i -> new long[] {pairs[i] / classes, pairs[i] % classes, counts[i]})
        .toArray(long[][]::new);
  }

  /**
   * All counts, [actual][predicted].
   *
   * @throws ConfigurationException if they would take more than half of the heap; see {@link
   *     #entries()}
   */
  public long[][] toArray() {
    long bytes = 8L * classes * classes;
    if (bytes > Runtime.getRuntime().maxMemory() / 2) {
      throw new ConfigurationException(
          "All counts of "
              + classes
              + " classes would take "
              + (bytes >> 20)
              + " MB, more than half of the heap. entries() has those that are not 0.");
    }
    long[][] all = new long[classes][classes];
    for (long[] entry : entries()) {
      all[(int) entry[0]][(int) entry[1]] = entry[2];
    }
    return all;
  }

  /** The pairs that occurred, at most 20 of them. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("ConfusionMatrix of " + classes + " classes");
    long[][] entries = entries();
    for (int i = 0; i < Math.min(20, entries.length); i++) {
      long[] entry = entries[i];
      out.append(i == 0 ? ": " : ", ");
      out.append(entry[0]).append(" as ").append(entry[1]).append(" × ").append(entry[2]);
    }
    return out.append(entries.length > 20 ? ", …" : "").toString();
  }
}
