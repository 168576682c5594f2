package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link SubsetVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class SubsetVertexBuilder
    extends ConfiguredBuilder<SubsetVertex, SubsetVertexBuilder> {
  /** Nothing set. */
  public SubsetVertexBuilder() {
    super(SubsetVertex.DECLARATION);
  }

  /** The first feature that is taken, from 0. At least 0. Required. */
  public SubsetVertexBuilder from(long value) {
    return put("from", value);
  }

  /** The last feature that is taken, itself included, as in DL4J. At least 0. Required. */
  public SubsetVertexBuilder to(long value) {
    return put("to", value);
  }

  @Override
  public <V> SubsetVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public SubsetVertex build() {
    return super.build();
  }
}
