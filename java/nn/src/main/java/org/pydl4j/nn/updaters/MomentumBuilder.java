package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link Momentum}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class MomentumBuilder extends ConfiguredBuilder<Momentum, MomentumBuilder> {
  /** Nothing set. */
  public MomentumBuilder() {
    super(Momentum.DECLARATION);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.01. */
  public MomentumBuilder learningRate(double value) {
    return put("learningRate", new FixedSchedule(value));
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.01. */
  public MomentumBuilder learningRate(Schedule value) {
    return put("learningRate", value);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.01. */
  public MomentumBuilder learningRate(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRate", value.build());
  }

  /**
   * mu: how much of the last step is kept: a number or a schedule. Between 0 and 1. Default: 0.9.
   */
  public MomentumBuilder momentum(double value) {
    return put("momentum", new FixedSchedule(value));
  }

  /**
   * mu: how much of the last step is kept: a number or a schedule. Between 0 and 1. Default: 0.9.
   */
  public MomentumBuilder momentum(Schedule value) {
    return put("momentum", value);
  }

  /**
   * mu: how much of the last step is kept: a number or a schedule. Between 0 and 1. Default: 0.9.
   */
  public MomentumBuilder momentum(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("momentum", value.build());
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public MomentumBuilder learningRateSchedule(Schedule value) {
    return put("learningRateSchedule", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public MomentumBuilder learningRateSchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRateSchedule", value.build());
  }

  @Override
  public <V> MomentumBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Momentum build() {
    return super.build();
  }
}
