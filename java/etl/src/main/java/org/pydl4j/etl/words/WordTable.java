package org.pydl4j.etl.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words and vectors as a file gives them, one after the other. Memory grows with what was read, not
 * with what a header promises. Of a word that comes twice the first vector counts, as in gensim.
 */
final class WordTable implements AutoCloseable {
  private static final int FIRST_ROOM = 1024;

  private final List<String> words = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final long most;
  private FloatRows rows;

  /**
   * An empty one.
   *
   * @param most how many words there may be at most, for the last growth
   * @param likely how many there will be as far as can be told, and room is made for
   */
  WordTable(int width, long most, long likely) {
    this.most = most;
    rows = FloatRows.empty(Math.max(1, Math.min(most, Math.max(likely, FIRST_ROOM))), width);
  }

  void add(String word, float[] vector) {
    int place = words.size();
    if (places.putIfAbsent(word, place) != null) {
      return;
    }
    if (place == rows.rows()) {
      rows = rows.grown(Math.min(most, place + (place >> 1) + 1L));
    }
    rows.put(place, vector);
    words.add(word);
  }

  List<String> words() {
    return words;
  }

  Map<String, Integer> places() {
    return places;
  }

  /** The rows of all words, which belong to the caller from now on. */
  FloatRows finish() {
    rows = rows.shrunk(words.size());
    FloatRows made = rows;
    taken = true;
    return made;
  }

  private boolean taken;

  @Override
  public void close() {
    if (!taken) {
      rows.close();
    }
  }
}
