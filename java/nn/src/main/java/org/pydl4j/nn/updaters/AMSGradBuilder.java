package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link AMSGrad}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class AMSGradBuilder extends ConfiguredBuilder<AMSGrad, AMSGradBuilder> {
  /** Nothing set. */
  public AMSGradBuilder() {
    super(AMSGrad.DECLARATION);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public AMSGradBuilder learningRate(double value) {
    return put("learningRate", new FixedSchedule(value));
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public AMSGradBuilder learningRate(Schedule value) {
    return put("learningRate", value);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public AMSGradBuilder learningRate(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRate", value.build());
  }

  /** b1: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.9. */
  public AMSGradBuilder beta1(double value) {
    return put("beta1", value);
  }

  /**
   * b2: decay of the running mean of the squared gradient. At least 0 and less than 1. Default:
   * 0.999.
   */
  public AMSGradBuilder beta2(double value) {
    return put("beta2", value);
  }

  /** Keeps the division finite. Greater than 0. Default: 1e-08. */
  public AMSGradBuilder epsilon(double value) {
    return put("epsilon", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public AMSGradBuilder learningRateSchedule(Schedule value) {
    return put("learningRateSchedule", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public AMSGradBuilder learningRateSchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRateSchedule", value.build());
  }

  @Override
  public <V> AMSGradBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public AMSGrad build() {
    return super.build();
  }
}
