package org.pydl4j.spark.sync;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.spark.transport.Wire;

/**
 * Builds a {@link ElasticAveraging}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ElasticAveragingBuilder
    extends ConfiguredBuilder<ElasticAveraging, ElasticAveragingBuilder> {
  /** Nothing set. */
  public ElasticAveragingBuilder() {
    super(ElasticAveraging.DECLARATION);
  }

  /**
   * H: steps of each worker between two rounds. A pass over the data ends with one. At least 1.
   * Default: 10.
   */
  public ElasticAveragingBuilder every(long value) {
    return put("every", value);
  }

  /**
   * When set, gives H in place of every; it is asked at each round with the steps and passes done,
   * and its value is rounded, to at least 1.
   */
  public ElasticAveragingBuilder everySchedule(Schedule value) {
    return put("everySchedule", value);
  }

  /**
   * When set, gives H in place of every; it is asked at each round with the steps and passes done,
   * and its value is rounded, to at least 1.
   */
  public ElasticAveragingBuilder everySchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("everySchedule", value.build());
  }

  /**
   * beta: how far the centre moves to the mean of the replicas in a round. Between 0 and 1.
   * Default: 0.9.
   */
  public ElasticAveragingBuilder movingRate(double value) {
    return put("movingRate", value);
  }

  /**
   * How numbers travel between workers: FULL as they are, BFLOAT16 or FLOAT16 with half of
   * float32's bytes. Sums are made in the network's own type. Default: FULL.
   */
  public ElasticAveragingBuilder wire(Wire value) {
    return put("wire", value);
  }

  @Override
  public <V> ElasticAveragingBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ElasticAveraging build() {
    return super.build();
  }
}
