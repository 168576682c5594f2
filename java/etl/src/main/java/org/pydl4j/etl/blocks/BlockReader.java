package org.pydl4j.etl.blocks;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One pass over a {@link BlockSource}. Not for several threads at a time. */
public interface BlockReader extends AutoCloseable {
  /**
   * The next block, which the caller owns and closes; null at the end. A block may have no rows.
   *
   * @throws org.pydl4j.nd.errors.DataException if the source cannot be read; names source and line
   */
  @Nullable Block next();

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
