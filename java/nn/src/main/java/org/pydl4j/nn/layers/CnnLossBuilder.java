package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link CnnLoss}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class CnnLossBuilder extends ConfiguredBuilder<CnnLoss, CnnLossBuilder> {
  /** Nothing set. */
  public CnnLossBuilder() {
    super(CnnLoss.DECLARATION);
  }

  @Override
  public <V> CnnLossBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public CnnLoss build() {
    return super.build();
  }
}
