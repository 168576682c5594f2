package org.pydl4j.etl.condition;

import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/**
 * A condition on rows: on a value, or on several. A comparison with a missing or invalid value does
 * not hold. Immutable; knows nothing of the data. DataVec: {@code Condition}.
 */
public final class Condition extends Configured {
  /** The family of all conditions. */
  public static final Kind<Condition> KIND =
      Kind.of("condition", Condition.class, "A condition on the values of a row.");

  static final Key<SequenceConditionMode> MODE =
      Key.of("sequenceMode", Type.enumOf(SequenceConditionMode.class))
          .defaultsTo(SequenceConditionMode.Or)
          .doc("When it holds for a whole sequence.");

  private final Binder binder;

  Condition(Declaration<?> declaration, Settings settings, Binder binder) {
    super(declaration, settings);
    this.binder = binder;
  }

  /**
   * The test that it is for rows of a schema.
   *
   * @throws ConfigurationException if the schema lacks a column that it names, or has it with a
   *     wrong type
   */
  public Test bind(Schema schema) {
    return binder.bind(this, schema);
  }

  /** For each sequence of a block whether it holds. */
  static boolean[] perSequence(boolean[] rows, int[] offsets, SequenceConditionMode mode) {
    if (mode == SequenceConditionMode.NoSequenceMode) {
      throw new ConfigurationException(
          "This condition has the sequence mode NoSequenceMode: it cannot be asked of sequences."
              + " Give it And or Or.");
    }
    boolean[] holds = new boolean[offsets.length - 1];
    for (int i = 0; i < holds.length; i++) {
      boolean all = mode == SequenceConditionMode.And;
      holds[i] = all;
      for (int row = offsets[i]; row < offsets[i + 1] && holds[i] == all; row++) {
        holds[i] = rows[row];
      }
    }
    return holds;
  }

  /** A condition bound to a schema. */
  public interface Test {
    /** For each row whether it holds. */
    boolean[] rows(Block block);

    /** For each sequence of a block of sequences whether it holds. */
    boolean[] sequences(Block block);
  }

  /** Makes the test of a condition. */
  @FunctionalInterface
  interface Binder {
    /** Checks the schema, and says for which rows it holds. */
    Test bind(Condition condition, Schema schema);
  }
}
