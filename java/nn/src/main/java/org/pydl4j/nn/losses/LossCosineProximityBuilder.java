package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossCosineProximity}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossCosineProximityBuilder
    extends ConfiguredBuilder<LossCosineProximity, LossCosineProximityBuilder> {
  /** Nothing set. */
  public LossCosineProximityBuilder() {
    super(LossCosineProximity.DECLARATION);
  }

  @Override
  public <V> LossCosineProximityBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossCosineProximity build() {
    return super.build();
  }
}
