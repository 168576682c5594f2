package org.pydl4j.etl.internal.rows;

import org.pydl4j.etl.blocks.Block;

/**
 * Some rows with a number for each: its group's, or its place. Owns the block until it is closed.
 *
 * @param block the rows
 * @param numbers one for each of them
 */
public record Arranged(Block block, long[] numbers) implements AutoCloseable {
  @Override
  public void close() {
    block.close();
  }
}
