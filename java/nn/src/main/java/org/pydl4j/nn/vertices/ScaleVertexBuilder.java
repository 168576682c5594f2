package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ScaleVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ScaleVertexBuilder extends ConfiguredBuilder<ScaleVertex, ScaleVertexBuilder> {
  /** Nothing set. */
  public ScaleVertexBuilder() {
    super(ScaleVertex.DECLARATION);
  }

  /** What each element is multiplied by. Required. */
  public ScaleVertexBuilder scaleFactor(double value) {
    return put("scaleFactor", value);
  }

  @Override
  public <V> ScaleVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ScaleVertex build() {
    return super.build();
  }
}
