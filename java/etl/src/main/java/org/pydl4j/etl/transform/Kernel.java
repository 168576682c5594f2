package org.pydl4j.etl.transform;

import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;

/** Computes a column of a block. */
@FunctionalInterface
interface Kernel {
  /** A new column with the block's rows, which the caller owns. */
  Column apply(Block block);
}
