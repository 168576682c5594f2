package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ReshapeVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ReshapeVertexBuilder
    extends ConfiguredBuilder<ReshapeVertex, ReshapeVertexBuilder> {
  /** Nothing set. */
  public ReshapeVertexBuilder() {
    super(ReshapeVertex.DECLARATION);
  }

  /**
   * The new shape of a batch: [-1, size] for rows, [-1, size, time] for sequences, [-1, channels,
   * height, width] for images. Two to four numbers, -1 for the examples in front and then at least
   * 1 each. Required.
   */
  public ReshapeVertexBuilder newShape(long... values) {
    return put("newShape", boxed(values));
  }

  @Override
  public <V> ReshapeVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ReshapeVertex build() {
    return super.build();
  }
}
