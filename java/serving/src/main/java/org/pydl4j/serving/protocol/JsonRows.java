package org.pydl4j.serving.protocol;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in JSON lists without names: what is read of them is the numbers, in order, and the shape
 * of the lists. Lists of unequal lengths are refused. One thread uses it at a time.
 */
public final class JsonRows {
  private static final int DEEPEST = 32;

  private double[] numbers = new double[1024];
  private int count;
  private long @Nullable [] shape;

  /**
   * Reads one text.
   *
   * @return the shape of the lists
   * @throws ProtocolException if it is something else than lists of numbers
   */
  public long[] read(byte[] text, int start, int end) {
    JsonCursor json = new JsonCursor(text, start, end);
    count = 0;
    shape = null;
    json.expect('[');
    long[] found = list(json, 0);
    json.end();
    return found;
  }

  /** The numbers read last; those behind {@link #count()} are older ones. */
  public double[] numbers() {
    return numbers;
  }

  /** How many numbers were read. */
  public int count() {
    return count;
  }

  /** A list behind its bracket; gives the shape that all lists have. */
  private long[] list(JsonCursor json, int depth) {
    if (depth == DEEPEST) {
      throw json.wrong("it is nested deeper than " + DEEPEST + " times");
    }
    boolean lists = json.peek() == '[';
    long entries = 0;
    for (boolean first = true; json.next(']', first); first = false) {
      if (lists) {
        json.expect('[');
        list(json, depth + 1);
      } else {
        number(json);
      }
      entries++;
    }
    long[] all = shape;
    if (all == null) {
      all = new long[depth + 1];
      Arrays.fill(all, -1);
      shape = all;
    }
    boolean same = depth < all.length && (lists || depth == all.length - 1);
    if (!same || (all[depth] >= 0 && all[depth] != entries)) {
      throw json.wrong("lists of one length were expected before this");
    }
    all[depth] = entries;
    return all;
  }

  private void number(JsonCursor json) {
    double value = json.real();
    if (Double.isInfinite(value)) {
      throw json.wrong("a number before this is beyond a double");
    }
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    numbers[count++] = value;
  }
}
