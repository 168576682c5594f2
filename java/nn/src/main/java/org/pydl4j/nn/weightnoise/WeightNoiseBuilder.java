package org.pydl4j.nn.weightnoise;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.weights.WeightInit;

/**
 * Builds a {@link WeightNoise}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class WeightNoiseBuilder extends ConfiguredBuilder<WeightNoise, WeightNoiseBuilder> {
  /** Nothing set. */
  public WeightNoiseBuilder() {
    super(WeightNoise.DECLARATION);
  }

  /**
   * The distribution of the random numbers. A distribution of single numbers, such as
   * NormalDistribution. Default: NormalDistribution(mean=0, std=0.1).
   */
  public WeightNoiseBuilder distribution(WeightInit value) {
    return put("distribution", value);
  }

  /**
   * The distribution of the random numbers. A distribution of single numbers, such as
   * NormalDistribution. Default: NormalDistribution(mean=0, std=0.1).
   */
  public WeightNoiseBuilder distribution(ConfiguredBuilder<? extends WeightInit, ?> value) {
    return put("distribution", value.build());
  }

  /**
   * By name. The distribution of the random numbers. A distribution of single numbers, such as
   * NormalDistribution. Default: NormalDistribution(mean=0, std=0.1).
   */
  public WeightNoiseBuilder distribution(String name) {
    return put("distribution", WeightInit.KIND.named(name));
  }

  /** Whether the numbers are added to the weights; otherwise they multiply them. Default: true. */
  public WeightNoiseBuilder additive(boolean value) {
    return put("additive", value);
  }

  /** Whether biases are changed, too. Default: false. */
  public WeightNoiseBuilder applyToBias(boolean value) {
    return put("applyToBias", value);
  }

  @Override
  public <V> WeightNoiseBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public WeightNoise build() {
    return super.build();
  }
}
