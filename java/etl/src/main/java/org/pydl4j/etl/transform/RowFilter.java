package org.pydl4j.etl.transform;

import java.util.function.Function;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.schema.Schema;

/** A stage that leaves out rows, or whole sequences. */
final class RowFilter extends Stage {
  private final Function<Block, boolean[]> removed;

  /**
   * Of this schema.
   *
   * @param removed for each row, or sequence where there are some, whether it goes
   */
  RowFilter(Schema schema, Function<Block, boolean[]> removed) {
    super(schema);
    this.removed = removed;
  }

  @Override
  public Block apply(Block block) {
    boolean[] goes = removed.apply(block);
    int kept = 0;
    int[] chosen = new int[goes.length];
    for (int i = 0; i < goes.length; i++) {
      if (!goes[i]) {
        chosen[kept++] = i;
      }
    }
    return kept == goes.length ? block.retain() : block.selectExamples(chosen, 0, kept);
  }
}
