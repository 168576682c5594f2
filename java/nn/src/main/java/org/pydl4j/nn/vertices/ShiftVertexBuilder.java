package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ShiftVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ShiftVertexBuilder extends ConfiguredBuilder<ShiftVertex, ShiftVertexBuilder> {
  /** Nothing set. */
  public ShiftVertexBuilder() {
    super(ShiftVertex.DECLARATION);
  }

  /** What is added to each element. Required. */
  public ShiftVertexBuilder shiftFactor(double value) {
    return put("shiftFactor", value);
  }

  @Override
  public <V> ShiftVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ShiftVertex build() {
    return super.build();
  }
}
