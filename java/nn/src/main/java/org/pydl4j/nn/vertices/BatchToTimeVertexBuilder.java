package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link BatchToTimeVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class BatchToTimeVertexBuilder
    extends ConfiguredBuilder<BatchToTimeVertex, BatchToTimeVertexBuilder> {
  /** Nothing set. */
  public BatchToTimeVertexBuilder() {
    super(BatchToTimeVertex.DECLARATION);
  }

  @Override
  public <V> BatchToTimeVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public BatchToTimeVertex build() {
    return super.build();
  }
}
