package org.pydl4j.spark.rows;

import java.util.Iterator;
import java.util.SplittableRandom;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Rows that come one after the other, given out in random order through a window: each place that
 * is given out is filled with the next row. It owns the window's memory. Used by one thread.
 */
public final class RowWindow implements AutoCloseable {
  private final RowBatch window;
  private final Iterator<InternalRow> source;
  private final SplittableRandom random;

  /**
   * Fills the window.
   *
   * @param capacity rows in the window, at least 1; with 1 the order stays as it is
   */
  public RowWindow(
      RowPlan plan, int capacity, Iterator<InternalRow> source, SplittableRandom random) {
    this.source = source;
    this.random = random;
    this.window = new RowBatch(plan, capacity);
    try {
      while (!window.isFull() && source.hasNext()) {
        window.put(source.next(), window.size());
      }
    } catch (Throwable e) { // Spark's iterators throw checked exceptions, too
      close();
      throw e;
    }
  }

  /** Whether there are more rows. */
  public boolean hasNext() {
    return window.size() > 0;
  }

  /** Moves rows into a batch of the same plan, which is cleared first, until it is full. */
  public void fill(RowBatch batch) {
    batch.clear();
    while (!batch.isFull() && window.size() > 0) {
      int place = random.nextInt(window.size());
      batch.addFrom(window, place);
      if (source.hasNext()) {
        window.put(source.next(), place);
      } else {
        window.remove(place);
      }
    }
  }

  @Override
  public void close() {
    window.close();
  }
}
