package org.pydl4j.nn.constraints;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link UnitNorm}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class UnitNormBuilder extends ConfiguredBuilder<UnitNorm, UnitNormBuilder> {
  /** Nothing set. */
  public UnitNormBuilder() {
    super(UnitNorm.DECLARATION);
  }

  @Override
  public <V> UnitNormBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public UnitNorm build() {
    return super.build();
  }
}
