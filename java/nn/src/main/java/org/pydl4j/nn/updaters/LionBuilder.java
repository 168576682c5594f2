package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link Lion}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LionBuilder extends ConfiguredBuilder<Lion, LionBuilder> {
  /** Nothing set. */
  public LionBuilder() {
    super(Lion.DECLARATION);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.0001. */
  public LionBuilder learningRate(double value) {
    return put("learningRate", new FixedSchedule(value));
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.0001. */
  public LionBuilder learningRate(Schedule value) {
    return put("learningRate", value);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.0001. */
  public LionBuilder learningRate(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRate", value.build());
  }

  /**
   * b1: weight of the running mean in the direction of a step. At least 0 and less than 1. Default:
   * 0.9.
   */
  public LionBuilder beta1(double value) {
    return put("beta1", value);
  }

  /** b2: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.99. */
  public LionBuilder beta2(double value) {
    return put("beta2", value);
  }

  /**
   * How much of a parameter each step takes away, before lr: a number or a schedule. At least 0.
   * Default: 0.
   */
  public LionBuilder weightDecay(double value) {
    return put("weightDecay", new FixedSchedule(value));
  }

  /**
   * How much of a parameter each step takes away, before lr: a number or a schedule. At least 0.
   * Default: 0.
   */
  public LionBuilder weightDecay(Schedule value) {
    return put("weightDecay", value);
  }

  /**
   * How much of a parameter each step takes away, before lr: a number or a schedule. At least 0.
   * Default: 0.
   */
  public LionBuilder weightDecay(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecay", value.build());
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public LionBuilder learningRateSchedule(Schedule value) {
    return put("learningRateSchedule", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public LionBuilder learningRateSchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRateSchedule", value.build());
  }

  @Override
  public <V> LionBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Lion build() {
    return super.build();
  }
}
