package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link PoolHelperVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class PoolHelperVertexBuilder
    extends ConfiguredBuilder<PoolHelperVertex, PoolHelperVertexBuilder> {
  /** Nothing set. */
  public PoolHelperVertexBuilder() {
    super(PoolHelperVertex.DECLARATION);
  }

  @Override
  public <V> PoolHelperVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public PoolHelperVertex build() {
    return super.build();
  }
}
