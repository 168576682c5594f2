package org.pydl4j.nn.activations;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ThresholdedReLU}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ThresholdedReLUBuilder
    extends ConfiguredBuilder<ThresholdedReLU, ThresholdedReLUBuilder> {
  /** Nothing set. */
  public ThresholdedReLUBuilder() {
    super(ThresholdedReLU.DECLARATION);
  }

  /** Where the function jumps from 0 to x. Default: 1. */
  public ThresholdedReLUBuilder theta(double value) {
    return put("theta", value);
  }

  @Override
  public <V> ThresholdedReLUBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ThresholdedReLU build() {
    return super.build();
  }
}
