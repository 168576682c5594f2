package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ArithmeticVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ArithmeticVertexBuilder
    extends ConfiguredBuilder<ArithmeticVertex, ArithmeticVertexBuilder> {
  /** Nothing set. */
  public ArithmeticVertexBuilder() {
    super(ArithmeticVertex.DECLARATION);
  }

  /** What is computed of each two elements. Required. */
  public ArithmeticVertexBuilder op(ArithmeticVertex.Op value) {
    return put("op", value);
  }

  /** A number in place of the second input. */
  public ArithmeticVertexBuilder number(double value) {
    return put("number", value);
  }

  /** Whether the number stands first, as in 1 - x. Default: false. */
  public ArithmeticVertexBuilder reversed(boolean value) {
    return put("reversed", value);
  }

  @Override
  public <V> ArithmeticVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ArithmeticVertex build() {
    return super.build();
  }
}
