package org.pydl4j.etl.transform;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;

/** What is made of each block of a reader, which it owns. */
record BlockByBlock(BlockReader rows, UnaryOperator<Block> made) implements BlockReader {
  @Override
  public @Nullable Block next() {
    Block next = rows.next();
    if (next == null) {
      return null;
    }
    try (Block block = next) {
      return made.apply(block);
    }
  }

  @Override
  public void close() {
    rows.close();
  }
}
