package org.pydl4j.etl.internal.rows;

import org.jspecify.annotations.Nullable;

/** One pass over the pairs of a join. */
public interface PairReader extends AutoCloseable {
  /** The next pairs, which the caller closes; null at the end. */
  @Nullable Pairs next();

  @Override
  void close();
}
