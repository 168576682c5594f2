package org.pydl4j.nn.weights;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Matrix;

/**
 * Builds a {@link WeightInitEmbedding}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class WeightInitEmbeddingBuilder
    extends ConfiguredBuilder<WeightInitEmbedding, WeightInitEmbeddingBuilder> {
  /** Nothing set. */
  public WeightInitEmbeddingBuilder() {
    super(WeightInitEmbedding.DECLARATION);
  }

  /** The vectors, one row for each word: [nIn, nOut] of the layer. Required. */
  public WeightInitEmbeddingBuilder vectors(Matrix value) {
    return put("vectors", value);
  }

  /** The vectors, one row for each word: [nIn, nOut] of the layer. Required. */
  public WeightInitEmbeddingBuilder vectors(float[][] rows) {
    return put("vectors", Matrix.of(rows));
  }

  @Override
  public <V> WeightInitEmbeddingBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public WeightInitEmbedding build() {
    return super.build();
  }
}
