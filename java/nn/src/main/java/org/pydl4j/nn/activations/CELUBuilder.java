package org.pydl4j.nn.activations;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link CELU}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class CELUBuilder extends ConfiguredBuilder<CELU, CELUBuilder> {
  /** Nothing set. */
  public CELUBuilder() {
    super(CELU.DECLARATION);
  }

  /** The limit for x towards minus infinity is -alpha. Greater than 0. Default: 1. */
  public CELUBuilder alpha(double value) {
    return put("alpha", value);
  }

  @Override
  public <V> CELUBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public CELU build() {
    return super.build();
  }
}
