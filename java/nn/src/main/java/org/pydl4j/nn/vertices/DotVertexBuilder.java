package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link DotVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class DotVertexBuilder extends ConfiguredBuilder<DotVertex, DotVertexBuilder> {
  /** Nothing set. */
  public DotVertexBuilder() {
    super(DotVertex.DECLARATION);
  }

  /** Whether both are divided by their lengths before. Default: false. */
  public DotVertexBuilder normalize(boolean value) {
    return put("normalize", value);
  }

  @Override
  public <V> DotVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public DotVertex build() {
    return super.build();
  }
}
