package org.pydl4j.etl.words;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.text.Tokenizer;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;

/**
 * Texts as numbers of words, four bytes a word in off-heap memory, which it owns until {@link
 * #close()}, and the vocabulary that they make.
 */
final class Corpus implements AutoCloseable {
  /** Numbers of a piece, the unit that a thread works on. */
  private static final int PIECE = 1 << 14;

  /** Longer texts are taken apart, as in gensim. */
  private static final int LONGEST_TEXT = 10_000;

  private static final int HEAD = 2; // label and length

  /** What texts are called: nothing, by the numbers of their rows, or by labels of their own. */
  enum Labels {
    NONE,
    NUMBERED,
    NAMED
  }

  private final List<NDArray> pieces;
  private final int[] places; // of the words in the order in which they came; -1 for none
  private final List<String> words;
  private final double[] counts;
  private final long[] texts;
  private final long allTexts;
  private final List<String> labels;

  private Corpus(Builder builder, List<Entry> kept) {
    pieces = new ArrayList<>(builder.pieces);
    builder.pieces.clear();
    allTexts = builder.texts;
    labels = builder.labels();
    places = new int[builder.entries.size()];
    Arrays.fill(places, -1);
    words = new ArrayList<>(kept.size());
    counts = new double[kept.size()];
    texts = new long[kept.size()];
    for (Entry entry : kept) {
      int place = words.size();
      places[entry.number] = place;
      counts[place] = entry.count;
      texts[place] = entry.texts;
      words.add(entry.word);
    }
  }

  List<String> words() {
    return words;
  }

  Map<String, Integer> places() {
    Map<String, Integer> made = new HashMap<>(words.size() * 2);
    words.forEach(word -> made.put(word, made.size()));
    return made;
  }

  double[] counts() {
    return counts;
  }

  long[] texts() {
    return texts;
  }

  long allTexts() {
    return allTexts;
  }

  /** The labels of the texts in the order of their numbers. */
  List<String> labels() {
    return labels;
  }

  /** How many words with a vector there are in all texts. */
  long size() {
    double sum = 0;
    for (double count : counts) {
      sum += count;
    }
    return (long) sum;
  }

  int pieces() {
    return pieces.size();
  }

  /** Takes the texts of a piece. */
  interface Taker {
    /** One text: the number of its label, and its words, which have a vector. */
    void text(int label, int[] words, int count);
  }

  /** Gives the texts of a piece. */
  void each(int piece, Taker taker) {
    IntBuffer numbers = Buffers.of(pieces.get(piece)).asIntBuffer();
    int[] text = new int[LONGEST_TEXT];
    while (numbers.hasRemaining()) {
      int label = numbers.get();
      int length = numbers.get();
      int count = 0;
      for (int i = 0; i < length; i++) {
        int place = places[numbers.get()];
        if (place >= 0) {
          text[count++] = place;
        }
      }
      taker.text(label, text, count);
    }
  }

  @Override
  public void close() {
    pieces.forEach(NDArray::close);
    pieces.clear();
  }

  private static final class Entry {
    final String word;
    final int number;
    long count;
    long texts;
    long lastText = -1;

    Entry(String word, int number) {
      this.word = word;
      this.number = number;
    }
  }

  /** Collects texts. */
  static final class Builder implements AutoCloseable {
    private final Tokenizer.Splitter splitter;
    private final Set<String> stopWords;
    private final Labels called;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Integer> named = new LinkedHashMap<>();
    private int[] numbered = new int[0]; // the row of each text
    private final List<NDArray> pieces = new ArrayList<>();
    private final int[] numbers = new int[Math.max(PIECE, LONGEST_TEXT + HEAD)];
    private int filled;
    private long texts;
    private int rows;

    Builder(Tokenizer.Splitter splitter, List<String> stopWords, Labels called) {
      this.splitter = splitter;
      this.called = called;
      this.stopWords = Set.copyOf(stopWords);
    }

    /**
     * One more row; without a text it only counts.
     *
     * @throws DataException if the text needs a label and has none
     */
    void add(@Nullable String text, @Nullable String label) {
      if (Thread.currentThread().isInterrupted()) {
        throw new DataException("Reading was interrupted.");
      }
      int row = rows++;
      if (text == null) {
        return;
      }
      int number = number(row, label);
      List<String> tokens = splitter.tokens(text);
      for (int from = 0; from < tokens.size(); from += LONGEST_TEXT) {
        part(number, tokens.subList(from, Math.min(tokens.size(), from + LONGEST_TEXT)));
      }
      texts++;
    }

    private int number(int row, @Nullable String label) {
      if (called == Labels.NONE) {
        return 0;
      }
      if (called == Labels.NUMBERED) {
        int number = (int) texts;
        if (number == numbered.length) {
          numbered = Arrays.copyOf(numbered, Math.max(1 << 10, number + (number >> 1)));
        }
        numbered[number] = row;
        return number;
      }
      if (label == null) {
        throw new DataException("The text in row " + row + ", from 0, has no label.");
      }
      return named.computeIfAbsent(label, key -> named.size());
    }

    private List<String> labels() {
      if (called != Labels.NUMBERED) {
        return List.copyOf(named.keySet());
      }
      return Arrays.stream(numbered, 0, (int) texts).mapToObj(row -> "DOC_" + row).toList();
    }

    private void part(int label, List<String> tokens) {
      if (filled + HEAD + tokens.size() > numbers.length) {
        flush();
      }
      int head = filled;
      filled += HEAD;
      for (String token : tokens) {
        if (stopWords.contains(token)) {
          continue;
        }
        Entry entry = entries.get(token);
        if (entry == null) {
          entry = new Entry(token, entries.size());
          entries.put(token, entry);
        }
        entry.count++;
        entry.texts += entry.lastText == texts ? 0 : 1;
        entry.lastText = texts;
        numbers[filled++] = entry.number;
      }
      numbers[head] = label;
      numbers[head + 1] = filled - head - HEAD;
    }

    private void flush() {
      if (filled > 0) {
        NDArray piece = Scope.detach(Buffers.hostArray(DType.INT32, filled));
        pieces.add(piece);
        Buffers.of(piece).asIntBuffer().put(numbers, 0, filled);
        filled = 0;
      }
    }

    /**
     * The texts with the words that come often enough, the most frequent first; of equal ones the
     * one that came first.
     *
     * @throws DataException if there are none
     */
    Corpus build(double least, long most) {
      flush();
      List<Entry> kept = new ArrayList<>(entries.values());
      kept.removeIf(entry -> entry.count < least);
      kept.sort((a, b) -> Long.compare(b.count, a.count)); // stable
      if (most > 0 && kept.size() > most) {
        kept = kept.subList(0, (int) most);
      }
      if (kept.isEmpty()) {
        throw new DataException(
            "No word is left to learn: "
                + texts
                + " texts have "
                + entries.size()
                + " different words, none of them "
                + (long) Math.ceil(least)
                + " times. Lower minWordFrequency, or give more texts.");
      }
      return new Corpus(this, kept);
    }

    @Override
    public void close() {
      pieces.forEach(NDArray::close);
      pieces.clear();
    }
  }
}
