package org.pydl4j.etl.transform;

import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.schema.Schema;

/**
 * An operation bound to a schema. A <em>row-wise</em> stage changes each block by itself; any other
 * must see all rows at once. Immutable and free of native memory, so that many threads may use it.
 */
public abstract class Stage {
  private final Schema output;

  /** With the schema of what it makes. */
  protected Stage(Schema output) {
    this.output = output;
  }

  /** The schema of what it makes. */
  public final Schema output() {
    return output;
  }

  /** Whether {@link #apply} may be called block by block. */
  public boolean isRowWise() {
    return true;
  }

  /**
   * What becomes of a block; the caller owns the result. The block given stays the caller's.
   *
   * @throws UnsupportedOperationException if it is not row-wise
   */
  public abstract Block apply(Block block);

  /**
   * What becomes of the blocks of a reader, which the result owns. Nothing is read before the first
   * block is asked for.
   */
  public BlockReader over(BlockReader rows) {
    return new BlockByBlock(rows, this::apply);
  }

  /** What becomes of a whole data set, which stays the caller's, as does the result. */
  public final Blocks applyToAll(Blocks blocks) {
    return Blocks.read(output, over(blocks.open()));
  }
}
