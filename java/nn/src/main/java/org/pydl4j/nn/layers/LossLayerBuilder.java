package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossLayer}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossLayerBuilder extends ConfiguredBuilder<LossLayer, LossLayerBuilder> {
  /** Nothing set. */
  public LossLayerBuilder() {
    super(LossLayer.DECLARATION);
  }

  @Override
  public <V> LossLayerBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossLayer build() {
    return super.build();
  }
}
