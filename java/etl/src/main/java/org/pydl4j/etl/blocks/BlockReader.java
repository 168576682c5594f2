package org.pydl4j.etl.blocks;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** One pass over a {@link BlockSource}. Not for several threads at a time. */
public interface BlockReader extends AutoCloseable {
  /**
   * The next block, which the caller owns and closes; null at the end. A block may have no rows.
   *
   * @throws DataException if the source cannot be read; names source and line
   */
  @Nullable Block next();

  /**
   * Asked by readers in front of each block, so that a pass ends soon when its thread is
   * interrupted.
   *
   * @throws DataException if it was; it is interrupted still
   */
  static void requireUninterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new DataException("Reading was interrupted.");
    }
  }

  /** Hands over each block that is left, and closes it behind that; the reader stays open. */
  default void forEach(Consumer<Block> taker) {
    for (Block next = next(); next != null; next = next()) {
      try (Block block = next) {
        taker.accept(block);
      }
    }
  }

  /** Ends the pass, at any time; a second call does nothing. */
  @Override
  void close();
}
