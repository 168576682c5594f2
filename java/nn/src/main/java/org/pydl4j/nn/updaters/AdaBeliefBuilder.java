package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link AdaBelief}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class AdaBeliefBuilder extends ConfiguredBuilder<AdaBelief, AdaBeliefBuilder> {
  /** Nothing set. */
  public AdaBeliefBuilder() {
    super(AdaBelief.DECLARATION);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public AdaBeliefBuilder learningRate(double value) {
    return put("learningRate", new FixedSchedule(value));
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public AdaBeliefBuilder learningRate(Schedule value) {
    return put("learningRate", value);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public AdaBeliefBuilder learningRate(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRate", value.build());
  }

  /** b1: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.9. */
  public AdaBeliefBuilder beta1(double value) {
    return put("beta1", value);
  }

  /**
   * b2: decay of the running mean of the squared gradient. At least 0 and less than 1. Default:
   * 0.999.
   */
  public AdaBeliefBuilder beta2(double value) {
    return put("beta2", value);
  }

  /** Keeps the division finite. Greater than 0. Default: 1e-14. */
  public AdaBeliefBuilder epsilon(double value) {
    return put("epsilon", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public AdaBeliefBuilder learningRateSchedule(Schedule value) {
    return put("learningRateSchedule", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public AdaBeliefBuilder learningRateSchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRateSchedule", value.build());
  }

  @Override
  public <V> AdaBeliefBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public AdaBelief build() {
    return super.build();
  }
}
