package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link AdaDelta}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class AdaDeltaBuilder extends ConfiguredBuilder<AdaDelta, AdaDeltaBuilder> {
  /** Nothing set. */
  public AdaDeltaBuilder() {
    super(AdaDelta.DECLARATION);
  }

  /**
   * Decay of the running means of squared gradients and steps. At least 0 and less than 1. Default:
   * 0.95.
   */
  public AdaDeltaBuilder rho(double value) {
    return put("rho", value);
  }

  /** Keeps the division finite. Greater than 0. Default: 1e-06. */
  public AdaDeltaBuilder epsilon(double value) {
    return put("epsilon", value);
  }

  @Override
  public <V> AdaDeltaBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public AdaDelta build() {
    return super.build();
  }
}
