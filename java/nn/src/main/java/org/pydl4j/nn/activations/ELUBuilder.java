package org.pydl4j.nn.activations;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ELU}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ELUBuilder extends ConfiguredBuilder<ELU, ELUBuilder> {
  /** Nothing set. */
  public ELUBuilder() {
    super(ELU.DECLARATION);
  }

  /** The limit for x towards minus infinity is -alpha. Greater than 0. Default: 1. */
  public ELUBuilder alpha(double value) {
    return put("alpha", value);
  }

  @Override
  public <V> ELUBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ELU build() {
    return super.build();
  }
}
