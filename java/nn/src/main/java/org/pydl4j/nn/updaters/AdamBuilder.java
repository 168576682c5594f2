package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link Adam}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class AdamBuilder extends ConfiguredBuilder<Adam, AdamBuilder> {
  /** Nothing set. */
  public AdamBuilder() {
    super(Adam.DECLARATION);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public AdamBuilder learningRate(double value) {
    return put("learningRate", new FixedSchedule(value));
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public AdamBuilder learningRate(Schedule value) {
    return put("learningRate", value);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public AdamBuilder learningRate(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRate", value.build());
  }

  /** b1: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.9. */
  public AdamBuilder beta1(double value) {
    return put("beta1", value);
  }

  /**
   * b2: decay of the running mean of the squared gradient. At least 0 and less than 1. Default:
   * 0.999.
   */
  public AdamBuilder beta2(double value) {
    return put("beta2", value);
  }

  /** Keeps the division finite. Greater than 0. Default: 1e-08. */
  public AdamBuilder epsilon(double value) {
    return put("epsilon", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public AdamBuilder learningRateSchedule(Schedule value) {
    return put("learningRateSchedule", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public AdamBuilder learningRateSchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRateSchedule", value.build());
  }

  @Override
  public <V> AdamBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Adam build() {
    return super.build();
  }
}
