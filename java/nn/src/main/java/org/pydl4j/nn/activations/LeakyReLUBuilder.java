package org.pydl4j.nn.activations;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LeakyReLU}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LeakyReLUBuilder extends ConfiguredBuilder<LeakyReLU, LeakyReLUBuilder> {
  /** Nothing set. */
  public LeakyReLUBuilder() {
    super(LeakyReLU.DECLARATION);
  }

  /** Slope for x &lt; 0. Default: 0.01. */
  public LeakyReLUBuilder alpha(double value) {
    return put("alpha", value);
  }

  @Override
  public <V> LeakyReLUBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LeakyReLU build() {
    return super.build();
  }
}
