package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link L2Vertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class L2VertexBuilder extends ConfiguredBuilder<L2Vertex, L2VertexBuilder> {
  /** Nothing set. */
  public L2VertexBuilder() {
    super(L2Vertex.DECLARATION);
  }

  /**
   * The least distance: the derivative stays finite where both are equal. At least 0. Default:
   * 1e-08.
   */
  public L2VertexBuilder eps(double value) {
    return put("eps", value);
  }

  @Override
  public <V> L2VertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public L2Vertex build() {
    return super.build();
  }
}
