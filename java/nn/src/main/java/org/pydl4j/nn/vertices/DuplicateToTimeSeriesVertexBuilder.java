package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link DuplicateToTimeSeriesVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class DuplicateToTimeSeriesVertexBuilder
    extends ConfiguredBuilder<DuplicateToTimeSeriesVertex, DuplicateToTimeSeriesVertexBuilder> {
  /** Nothing set. */
  public DuplicateToTimeSeriesVertexBuilder() {
    super(DuplicateToTimeSeriesVertex.DECLARATION);
  }

  @Override
  public <V> DuplicateToTimeSeriesVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public DuplicateToTimeSeriesVertex build() {
    return super.build();
  }
}
