package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link RmsProp}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class RmsPropBuilder extends ConfiguredBuilder<RmsProp, RmsPropBuilder> {
  /** Nothing set. */
  public RmsPropBuilder() {
    super(RmsProp.DECLARATION);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.1. */
  public RmsPropBuilder learningRate(double value) {
    return put("learningRate", new FixedSchedule(value));
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.1. */
  public RmsPropBuilder learningRate(Schedule value) {
    return put("learningRate", value);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.1. */
  public RmsPropBuilder learningRate(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRate", value.build());
  }

  /**
   * Decay of the running mean of the squared gradient. At least 0 and less than 1. Default: 0.95.
   */
  public RmsPropBuilder rmsDecay(double value) {
    return put("rmsDecay", value);
  }

  /** Keeps the division finite. Greater than 0. Default: 1e-08. */
  public RmsPropBuilder epsilon(double value) {
    return put("epsilon", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public RmsPropBuilder learningRateSchedule(Schedule value) {
    return put("learningRateSchedule", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public RmsPropBuilder learningRateSchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRateSchedule", value.build());
  }

  @Override
  public <V> RmsPropBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public RmsProp build() {
    return super.build();
  }
}
