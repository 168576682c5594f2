package org.pydl4j.spark.sync;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * Iterative reduce through Spark itself: each round is a job that broadcasts the parameters, makes
 * local steps and sums what came out in a tree. It needs no connections between executors and no
 * fixed number of them; a round costs some tenths of a second. DL4J: {@code
 * ParameterAveragingTrainingMaster}.
 */
public final class TreeAggregate extends Sync {
  /** Steps in a round. */
  public static final Key<Long> EVERY =
      Key.of("every", Type.LONG)
          .defaultsTo(0L)
          .check(ValueCheck.atLeast(0))
          .doc("H: steps of each partition in a round; 0 for a whole pass over the data.");

  /** Levels of the tree. */
  public static final Key<Long> DEPTH =
      Key.of("depth", Type.LONG)
          .defaultsTo(2L)
          .check(ValueCheck.atLeast(1))
          .doc("Levels of the tree in which Spark sums.");

  /** Name, documentation and keys. */
  public static final Declaration<TreeAggregate> DECLARATION =
      Declaration.of(KIND, "TreeAggregate", TreeAggregate::new)
          .doc(
              "Iterative reduce through Spark's own jobs, without connections between executors and"
                  + " without a barrier. It works with dynamic allocation. The parameters and"
                  + " updater states are averaged by examples. DL4J:"
                  + " ParameterAveragingTrainingMaster.")
          .positional(EVERY)
          .key(Rounds.UPDATER_STATE)
          .key(DEPTH)
          .build();

  private TreeAggregate(Settings settings) {
    super(DECLARATION, settings);
  }

  /** What becomes of the updater states in a round. */
  public UpdaterState updaterState() {
    return get(Rounds.UPDATER_STATE);
  }

  /** Starts a builder. */
  public static TreeAggregateBuilder builder() {
    return new TreeAggregateBuilder();
  }
}
