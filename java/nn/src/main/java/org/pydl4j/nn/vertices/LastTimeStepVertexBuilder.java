package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LastTimeStepVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LastTimeStepVertexBuilder
    extends ConfiguredBuilder<LastTimeStepVertex, LastTimeStepVertexBuilder> {
  /** Nothing set. */
  public LastTimeStepVertexBuilder() {
    super(LastTimeStepVertex.DECLARATION);
  }

  @Override
  public <V> LastTimeStepVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LastTimeStepVertex build() {
    return super.build();
  }
}
