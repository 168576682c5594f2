package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link AdaGrad}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class AdaGradBuilder extends ConfiguredBuilder<AdaGrad, AdaGradBuilder> {
  /** Nothing set. */
  public AdaGradBuilder() {
    super(AdaGrad.DECLARATION);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.1. */
  public AdaGradBuilder learningRate(double value) {
    return put("learningRate", new FixedSchedule(value));
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.1. */
  public AdaGradBuilder learningRate(Schedule value) {
    return put("learningRate", value);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.1. */
  public AdaGradBuilder learningRate(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRate", value.build());
  }

  /** Keeps the division finite. Greater than 0. Default: 1e-06. */
  public AdaGradBuilder epsilon(double value) {
    return put("epsilon", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public AdaGradBuilder learningRateSchedule(Schedule value) {
    return put("learningRateSchedule", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public AdaGradBuilder learningRateSchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRateSchedule", value.build());
  }

  @Override
  public <V> AdaGradBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public AdaGrad build() {
    return super.build();
  }
}
