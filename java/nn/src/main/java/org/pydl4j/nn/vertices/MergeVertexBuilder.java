package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link MergeVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class MergeVertexBuilder extends ConfiguredBuilder<MergeVertex, MergeVertexBuilder> {
  /** Nothing set. */
  public MergeVertexBuilder() {
    super(MergeVertex.DECLARATION);
  }

  @Override
  public <V> MergeVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public MergeVertex build() {
    return super.build();
  }
}
