package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link EmbeddingSequence}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class EmbeddingSequenceBuilder
    extends ConfiguredBuilder<EmbeddingSequence, EmbeddingSequenceBuilder> {
  /** Nothing set. */
  public EmbeddingSequenceBuilder() {
    super(EmbeddingSequence.DECLARATION);
  }

  @Override
  public <V> EmbeddingSequenceBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public EmbeddingSequence build() {
    return super.build();
  }
}
