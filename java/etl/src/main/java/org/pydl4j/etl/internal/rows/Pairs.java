package org.pydl4j.etl.internal.rows;

import org.pydl4j.etl.blocks.Block;

/**
 * Some pairs of a row on the left and one on the right, of which one may be lacking. Owns both
 * blocks until it is closed.
 *
 * @param left the block of the rows on the left
 * @param leftRows which of its rows are in the pairs; {@link #NONE} where there is none
 * @param right the block of the rows on the right
 * @param rightRows which of its rows are in the pairs
 * @param count how many pairs there are; the arrays may be longer
 */
public record Pairs(Block left, int[] leftRows, Block right, int[] rightRows, int count)
    implements AutoCloseable {
  /** In place of a row that there is not. */
  public static final int NONE = -1;

  @Override
  public void close() {
    left.close();
    right.close();
  }
}
