package org.pydl4j.etl.transform;

import java.util.List;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.schema.Schema;

/** A stage that must see all rows at once: it groups or sorts. */
abstract class WholeStage extends Stage {
  WholeStage(Schema output) {
    super(output);
  }

  @Override
  public final boolean isRowWise() {
    return false;
  }

  /** Of a data set of one block. */
  @Override
  public final Block apply(Block block) {
    try (Blocks one = Blocks.of(block.schema(), List.of(block.retain()));
        Blocks made = applyToAll(one)) {
      return made.together();
    }
  }

  @Override
  public final BlockReader over(BlockReader rows) {
    return new Gathering(rows, this::gathered);
  }

  /** Reads all rows to their end, and gives what becomes of them; the reader is not closed. */
  abstract BlockReader gathered(BlockReader rows);
}
