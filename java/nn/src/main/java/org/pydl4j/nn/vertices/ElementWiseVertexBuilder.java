package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ElementWiseVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ElementWiseVertexBuilder
    extends ConfiguredBuilder<ElementWiseVertex, ElementWiseVertexBuilder> {
  /** Nothing set. */
  public ElementWiseVertexBuilder() {
    super(ElementWiseVertex.DECLARATION);
  }

  /**
   * What is made of the elements in one place: their sum, difference, product, mean, greatest or
   * smallest. Required.
   */
  public ElementWiseVertexBuilder op(ElementWiseVertex.Op value) {
    return put("op", value);
  }

  @Override
  public <V> ElementWiseVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ElementWiseVertex build() {
    return super.build();
  }
}
