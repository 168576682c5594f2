package org.pydl4j.spark.testing;

import java.io.IOException;
import java.util.Iterator;

/**
 * Rows of which only the first ones can be read, as after a lost shuffle: with a checked exception,
 * which Spark's iterators throw without declaring it.
 *
 * @param <T> the rows
 */
public final class LostRows<T> implements Iterator<T> {
  private final Iterator<T> rows;
  private long left;

  /** The first {@code readable} of these rows. */
  public LostRows(Iterator<T> rows, long readable) {
    this.rows = rows;
    this.left = readable;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public T next() {
    if (left-- == 0) {
      throw LostRows.<RuntimeException>undeclared(new IOException("lost"));
    }
    return rows.next();
  }

  @SuppressWarnings("unchecked") // that is the point
  private static <E extends Exception> E undeclared(Exception e) throws E {
    throw (E) e;
  }
}
