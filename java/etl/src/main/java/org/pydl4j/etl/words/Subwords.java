package org.pydl4j.etl.words;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/**
 * Vectors of parts of words, of which fastText makes those of whole words. It owns their rows.
 * Source: Bojanowski et al. 2017, "Enriching Word Vectors with Subword Information".
 */
final class Subwords implements AutoCloseable {
  private static final int START = 0x811C9DC5; // FNV-1a of 32 bits
  private static final int PRIME = 16777619;

  private final FloatRows rows;
  private final int least;
  private final int most;

  /**
   * Takes over the rows.
   *
   * @param least letters of a part
   * @param most letters of a part
   */
  Subwords(FloatRows rows, int least, int most) {
    this.rows = rows;
    this.least = least;
    this.most = most;
  }

  /** The mean of a word's parts; null where it has none. */
  float @Nullable [] of(String word) {
    float[] sum = new float[rows.width()];
    int count = add(word.getBytes(StandardCharsets.UTF_8), sum);
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= Math.max(1, count);
    }
    return count == 0 ? null : sum;
  }

  /**
   * Adds the parts of a word, with a mark before and behind it, and says how many there are.
   *
   * @throws DataException if the thread is interrupted: of long words there are many parts
   */
  int add(byte[] word, float[] sum) {
    byte[] marked = new byte[word.length + 2];
    marked[0] = '<';
    System.arraycopy(word, 0, marked, 1, word.length);
    marked[word.length + 1] = '>';
    float[] row = new float[sum.length];
    int count = 0;
    for (int from = 0; from < marked.length; from++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new DataException("adding up the parts of a word was interrupted.");
      }
      if (isWithin(marked[from])) {
        continue;
      }
      int hash = START;
      int to = from;
      for (int letters = 1; to < marked.length && letters <= most; letters++) {
        do {
          hash = (hash ^ marked[to++]) * PRIME; // bytes with their sign, as fastText has them
        } while (to < marked.length && isWithin(marked[to]));
        boolean mark = letters == 1 && (from == 0 || to == marked.length);
        if (letters >= least && !mark) {
          rows.get(Integer.remainderUnsigned(hash, rows.rows()), row);
          for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i];
          }
          count++;
        }
      }
    }
    return count;
  }

  /** Whether a byte goes on with a letter of UTF-8. */
  private static boolean isWithin(byte b) {
    return (b & 0xC0) == 0x80;
  }

  @Override
  public void close() {
    rows.close();
  }
}
