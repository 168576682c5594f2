package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link UnstackVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class UnstackVertexBuilder
    extends ConfiguredBuilder<UnstackVertex, UnstackVertexBuilder> {
  /** Nothing set. */
  public UnstackVertexBuilder() {
    super(UnstackVertex.DECLARATION);
  }

  /** Which of the stacked inputs is taken, from 0. At least 0. Required. */
  public UnstackVertexBuilder from(long value) {
    return put("from", value);
  }

  /** How many inputs were stacked. At least 1. Required. */
  public UnstackVertexBuilder stackSize(long value) {
    return put("stackSize", value);
  }

  @Override
  public <V> UnstackVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public UnstackVertex build() {
    return super.build();
  }
}
