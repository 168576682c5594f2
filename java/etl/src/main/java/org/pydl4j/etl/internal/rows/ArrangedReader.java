package org.pydl4j.etl.internal.rows;

import org.jspecify.annotations.Nullable;

/** One pass over rows in their new order. */
public interface ArrangedReader extends AutoCloseable {
  /** The next rows, which the caller closes; null at the end. */
  @Nullable Arranged next();

  @Override
  void close();
}
