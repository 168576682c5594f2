package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link Nesterovs}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class NesterovsBuilder extends ConfiguredBuilder<Nesterovs, NesterovsBuilder> {
  /** Nothing set. */
  public NesterovsBuilder() {
    super(Nesterovs.DECLARATION);
  }

  /** Step size, called lr in the formula. At least 0. Default: 0.1. */
  public NesterovsBuilder learningRate(double value) {
    return put("learningRate", value);
  }

  /** mu: how much of the last step is kept. Between 0 and 1. Default: 0.9. */
  public NesterovsBuilder momentum(double value) {
    return put("momentum", value);
  }

  /** When set, gives the learning rate at each step in place of learningRate. */
  public NesterovsBuilder learningRateSchedule(Schedule value) {
    return put("learningRateSchedule", value);
  }

  /** When set, gives the learning rate at each step in place of learningRate. */
  public NesterovsBuilder learningRateSchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRateSchedule", value.build());
  }

  @Override
  public <V> NesterovsBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Nesterovs build() {
    return super.build();
  }
}
