package org.pydl4j.etl.transform;

import java.util.function.Function;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/** A stage that takes steps out of sequences, or cuts sequences in two; values stay. */
final class Steps extends Stage {
  private final Function<Block, Chosen> choice;

  /** Rows in their order, and where sequences begin among them. */
  record Chosen(int[] rows, int[] ends) {}

  Steps(Schema schema, Function<Block, Chosen> choice) {
    super(schema);
    this.choice = choice;
  }

  /** The schema, if it is one of sequences. */
  static Schema sequences(Schema schema, Operation op) {
    if (!schema.isSequence()) {
      throw new ConfigurationException(
          "A " + op.name() + " is for sequences. Make them by convertToSequence before it.");
    }
    return schema;
  }

  @Override
  public Block apply(Block block) {
    Chosen chosen = choice.apply(block);
    return block.rearranged(block.schema(), chosen.rows(), chosen.ends());
  }
}
