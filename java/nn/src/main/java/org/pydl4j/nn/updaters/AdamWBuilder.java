package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link AdamW}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class AdamWBuilder extends ConfiguredBuilder<AdamW, AdamWBuilder> {
  /** Nothing set. */
  public AdamWBuilder() {
    super(AdamW.DECLARATION);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public AdamWBuilder learningRate(double value) {
    return put("learningRate", new FixedSchedule(value));
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public AdamWBuilder learningRate(Schedule value) {
    return put("learningRate", value);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public AdamWBuilder learningRate(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRate", value.build());
  }

  /** b1: decay of the running mean of the gradient. At least 0 and less than 1. Default: 0.9. */
  public AdamWBuilder beta1(double value) {
    return put("beta1", value);
  }

  /**
   * b2: decay of the running mean of the squared gradient. At least 0 and less than 1. Default:
   * 0.999.
   */
  public AdamWBuilder beta2(double value) {
    return put("beta2", value);
  }

  /** Keeps the division finite. Greater than 0. Default: 1e-08. */
  public AdamWBuilder epsilon(double value) {
    return put("epsilon", value);
  }

  /**
   * How much of a parameter each step takes away, before lr: a number or a schedule. Biases decay
   * too; biasUpdater gives them another updater. At least 0. Default: 0.01.
   */
  public AdamWBuilder weightDecay(double value) {
    return put("weightDecay", new FixedSchedule(value));
  }

  /**
   * How much of a parameter each step takes away, before lr: a number or a schedule. Biases decay
   * too; biasUpdater gives them another updater. At least 0. Default: 0.01.
   */
  public AdamWBuilder weightDecay(Schedule value) {
    return put("weightDecay", value);
  }

  /**
   * How much of a parameter each step takes away, before lr: a number or a schedule. Biases decay
   * too; biasUpdater gives them another updater. At least 0. Default: 0.01.
   */
  public AdamWBuilder weightDecay(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecay", value.build());
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public AdamWBuilder learningRateSchedule(Schedule value) {
    return put("learningRateSchedule", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public AdamWBuilder learningRateSchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRateSchedule", value.build());
  }

  @Override
  public <V> AdamWBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public AdamW build() {
    return super.build();
  }
}
