package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link TimeToBatchVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class TimeToBatchVertexBuilder
    extends ConfiguredBuilder<TimeToBatchVertex, TimeToBatchVertexBuilder> {
  /** Nothing set. */
  public TimeToBatchVertexBuilder() {
    super(TimeToBatchVertex.DECLARATION);
  }

  @Override
  public <V> TimeToBatchVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public TimeToBatchVertex build() {
    return super.build();
  }
}
