package org.pydl4j.nn.data.pipeline;

import java.util.Arrays;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * An order of examples, the same for the same pass each time that it is opened: what is left of a
 * pass follows from how much of it was given.
 */
interface Order {
  /** The order of a pass over a source that is open. */
  Numbers open(ExampleSource source, long epoch);

  /** Examples in a pass; -1 when that is not known. */
  long size(ExampleSource source);

  /** Whether a pass has no end. */
  boolean isEndless();

  /** What it does, behind what the one before it does. */
  String description();

  /** All numbers of a pass. */
  static long[] all(Order order, ExampleSource source, long epoch) {
    if (order.isEndless()) {
      throw new ConfigurationException(
          "Examples that are repeated without end cannot be taken together. Say how many a pass"
              + " has: take(n) behind repeat().");
    }
    Numbers numbers = order.open(source, epoch);
    long[] all = new long[Math.toIntExact(Math.max(16, order.size(source)))];
    int count = 0;
    while (numbers.hasNext()) {
      if (count == all.length) {
        all = Arrays.copyOf(all, Math.multiplyExact(count, 2));
      }
      all[count++] = numbers.next();
    }
    return count == all.length ? all : Arrays.copyOf(all, count);
  }
}
