package org.pydl4j.etl.blocks;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the rows of a source piece by piece, in order. Each piece can be read on any thread,
 * beside others; asking for the next one is for one thread at a time.
 */
public interface BlockPieces extends AutoCloseable {
  /**
   * The next piece; null behind the last.
   *
   * @throws org.pydl4j.nd.errors.DataException if the source cannot be read; names it
   */
  @Nullable BlockSource next();

  /** Ends it, at any time; pieces that were handed out can still be read. */
  @Override
  void close();

  /** Those of a list. */
  static BlockPieces of(List<BlockSource> parts) {
    Iterator<BlockSource> left = List.copyOf(parts).iterator();
    return new BlockPieces() {
      @Override
      public @Nullable BlockSource next() {
        return left.hasNext() ? left.next() : null;
      }

      @Override
      public void close() {}
    };
  }
}
