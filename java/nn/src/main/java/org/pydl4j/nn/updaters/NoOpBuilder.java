package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link NoOp}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class NoOpBuilder extends ConfiguredBuilder<NoOp, NoOpBuilder> {
  /** Nothing set. */
  public NoOpBuilder() {
    super(NoOp.DECLARATION);
  }

  @Override
  public <V> NoOpBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public NoOp build() {
    return super.build();
  }
}
