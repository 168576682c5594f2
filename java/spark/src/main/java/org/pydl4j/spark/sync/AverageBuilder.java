package org.pydl4j.spark.sync;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.spark.transport.Wire;

/**
 * Builds a {@link Average}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class AverageBuilder extends ConfiguredBuilder<Average, AverageBuilder> {
  /** Nothing set. */
  public AverageBuilder() {
    super(Average.DECLARATION);
  }

  /**
   * H: steps of each worker between two rounds. A pass over the data ends with one. At least 1.
   * Default: 10.
   */
  public AverageBuilder every(long value) {
    return put("every", value);
  }

  /**
   * When set, gives H in place of every; it is asked at each round with the steps and passes done,
   * and its value is rounded, to at least 1.
   */
  public AverageBuilder everySchedule(Schedule value) {
    return put("everySchedule", value);
  }

  /**
   * When set, gives H in place of every; it is asked at each round with the steps and passes done,
   * and its value is rounded, to at least 1.
   */
  public AverageBuilder everySchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("everySchedule", value.build());
  }

  /**
   * What becomes of the updaters' states in a round: AVERAGE, KEEP (each worker its own) or RESET
   * (as at the start of a training). Default: AVERAGE.
   */
  public AverageBuilder updaterState(UpdaterState value) {
    return put("updaterState", value);
  }

  /**
   * How numbers travel between workers: FULL as they are, BFLOAT16 or FLOAT16 with half of
   * float32's bytes. Sums are made in the network's own type. Default: FULL.
   */
  public AverageBuilder wire(Wire value) {
    return put("wire", value);
  }

  @Override
  public <V> AverageBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Average build() {
    return super.build();
  }
}
