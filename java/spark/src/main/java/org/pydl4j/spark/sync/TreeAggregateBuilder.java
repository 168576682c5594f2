package org.pydl4j.spark.sync;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link TreeAggregate}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class TreeAggregateBuilder
    extends ConfiguredBuilder<TreeAggregate, TreeAggregateBuilder> {
  /** Nothing set. */
  public TreeAggregateBuilder() {
    super(TreeAggregate.DECLARATION);
  }

  /**
   * H: steps of each partition in a round; 0 for a whole pass over the data. At least 0. Default:
   * 0.
   */
  public TreeAggregateBuilder every(long value) {
    return put("every", value);
  }

  /**
   * What becomes of the updaters' states in a round: AVERAGE, KEEP (each worker its own) or RESET
   * (as at the start of a training). Default: AVERAGE.
   */
  public TreeAggregateBuilder updaterState(UpdaterState value) {
    return put("updaterState", value);
  }

  /** Levels of the tree in which Spark sums. At least 1. Default: 2. */
  public TreeAggregateBuilder depth(long value) {
    return put("depth", value);
  }

  @Override
  public <V> TreeAggregateBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public TreeAggregate build() {
    return super.build();
  }
}
