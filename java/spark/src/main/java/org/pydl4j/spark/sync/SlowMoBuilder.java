package org.pydl4j.spark.sync;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.spark.transport.Wire;

/**
 * Builds a {@link SlowMo}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class SlowMoBuilder extends ConfiguredBuilder<SlowMo, SlowMoBuilder> {
  /** Nothing set. */
  public SlowMoBuilder() {
    super(SlowMo.DECLARATION);
  }

  /**
   * H: steps of each worker between two rounds. A pass over the data ends with one. At least 1.
   * Default: 10.
   */
  public SlowMoBuilder every(long value) {
    return put("every", value);
  }

  /**
   * When set, gives H in place of every; it is asked at each round with the steps and passes done,
   * and its value is rounded, to at least 1.
   */
  public SlowMoBuilder everySchedule(Schedule value) {
    return put("everySchedule", value);
  }

  /**
   * When set, gives H in place of every; it is asked at each round with the steps and passes done,
   * and its value is rounded, to at least 1.
   */
  public SlowMoBuilder everySchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("everySchedule", value.build());
  }

  /** alpha: factor of a round's step. Greater than 0. Default: 1. */
  public SlowMoBuilder slowLearningRate(double value) {
    return put("slowLearningRate", value);
  }

  /**
   * beta: how much of the former rounds' steps is kept. At least 0 and less than 1. Default: 0.5.
   */
  public SlowMoBuilder slowMomentum(double value) {
    return put("slowMomentum", value);
  }

  /**
   * What becomes of the updaters' states in a round: AVERAGE, KEEP (each worker its own) or RESET
   * (as at the start of a training). Default: KEEP.
   */
  public SlowMoBuilder updaterState(UpdaterState value) {
    return put("updaterState", value);
  }

  /**
   * How numbers travel between workers: FULL as they are, BFLOAT16 or FLOAT16 with half of
   * float32's bytes. Sums are made in the network's own type. Default: FULL.
   */
  public SlowMoBuilder wire(Wire value) {
    return put("wire", value);
  }

  @Override
  public <V> SlowMoBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public SlowMo build() {
    return super.build();
  }
}
