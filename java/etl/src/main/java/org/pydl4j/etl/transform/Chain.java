package org.pydl4j.etl.transform;

import org.pydl4j.etl.blocks.Block;

/** Two row-wise stages, one behind the other. */
final class Chain extends Stage {
  private final Stage first;
  private final Stage second;

  Chain(Stage first, Stage second) {
    super(second.output());
    this.first = first;
    this.second = second;
  }

  @Override
  public Block apply(Block block) {
    try (Block between = first.apply(block)) {
      return second.apply(between);
    }
  }
}
