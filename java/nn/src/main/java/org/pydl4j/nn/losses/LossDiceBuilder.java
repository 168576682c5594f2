package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossDice}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossDiceBuilder extends ConfiguredBuilder<LossDice, LossDiceBuilder> {
  /** Nothing set. */
  public LossDiceBuilder() {
    super(LossDice.DECLARATION);
  }

  @Override
  public <V> LossDiceBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossDice build() {
    return super.build();
  }
}
