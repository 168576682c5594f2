package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/**
 * Builds a {@link DotProductAttentionVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class DotProductAttentionVertexBuilder
    extends ConfiguredBuilder<DotProductAttentionVertex, DotProductAttentionVertexBuilder> {
  /** Nothing set. */
  public DotProductAttentionVertexBuilder() {
    super(DotProductAttentionVertex.DECLARATION);
  }

  /**
   * What the products of queries and keys are multiplied by; 1 / sqrt(size) when not set (Keras:
   * 1). Greater than 0.
   */
  public DotProductAttentionVertexBuilder scaleFactor(double value) {
    return put("scaleFactor", value);
  }

  /** Whether a step sees only itself and the steps before it. Default: false. */
  public DotProductAttentionVertexBuilder useCausalMask(boolean value) {
    return put("useCausalMask", value);
  }

  /**
   * Probability of KEEPING each weight of the attention in training (Keras and PyTorch give the
   * probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Default: 1.
   */
  public DotProductAttentionVertexBuilder attentionDropOut(double value) {
    return put("attentionDropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each weight of the attention in training (Keras and PyTorch give the
   * probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Default: 1.
   */
  public DotProductAttentionVertexBuilder attentionDropOut(IDropout value) {
    return put("attentionDropOut", value);
  }

  /**
   * Probability of KEEPING each weight of the attention in training (Keras and PyTorch give the
   * probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Default: 1.
   */
  public DotProductAttentionVertexBuilder attentionDropOut(
      ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("attentionDropOut", value.build());
  }

  @Override
  public <V> DotProductAttentionVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public DotProductAttentionVertex build() {
    return super.build();
  }
}
