package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link StackVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class StackVertexBuilder extends ConfiguredBuilder<StackVertex, StackVertexBuilder> {
  /** Nothing set. */
  public StackVertexBuilder() {
    super(StackVertex.DECLARATION);
  }

  @Override
  public <V> StackVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public StackVertex build() {
    return super.build();
  }
}
