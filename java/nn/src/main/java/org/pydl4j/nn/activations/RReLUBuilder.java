package org.pydl4j.nn.activations;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link RReLU}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class RReLUBuilder extends ConfiguredBuilder<RReLU, RReLUBuilder> {
  /** Nothing set. */
  public RReLUBuilder() {
    super(RReLU.DECLARATION);
  }

  /** The least slope. Default: 0.125. */
  public RReLUBuilder lower(double value) {
    return put("lower", value);
  }

  /** The greatest slope. Default: 0.333333. */
  public RReLUBuilder upper(double value) {
    return put("upper", value);
  }

  @Override
  public <V> RReLUBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public RReLU build() {
    return super.build();
  }
}
