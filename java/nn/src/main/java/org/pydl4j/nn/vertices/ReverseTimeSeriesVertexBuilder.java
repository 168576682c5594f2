package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ReverseTimeSeriesVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ReverseTimeSeriesVertexBuilder
    extends ConfiguredBuilder<ReverseTimeSeriesVertex, ReverseTimeSeriesVertexBuilder> {
  /** Nothing set. */
  public ReverseTimeSeriesVertexBuilder() {
    super(ReverseTimeSeriesVertex.DECLARATION);
  }

  @Override
  public <V> ReverseTimeSeriesVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ReverseTimeSeriesVertex build() {
    return super.build();
  }
}
