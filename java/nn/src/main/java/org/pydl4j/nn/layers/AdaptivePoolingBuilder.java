package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/**
 * Builds a {@link AdaptivePooling}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class AdaptivePoolingBuilder
    extends ConfiguredBuilder<AdaptivePooling, AdaptivePoolingBuilder> {
  /** Nothing set. */
  public AdaptivePoolingBuilder() {
    super(AdaptivePooling.DECLARATION);
  }

  /** What is made of a window: its greatest number, mean, sum or p-norm. Default: MAX. */
  public AdaptivePoolingBuilder poolingType(Subsampling.PoolingType value) {
    return put("poolingType", value);
  }

  /** The size of each axis that comes out: one number for sequences, two for images. Required. */
  public AdaptivePoolingBuilder outputSize(long... values) {
    return put("outputSize", boxed(values));
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public AdaptivePoolingBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public AdaptivePoolingBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public AdaptivePoolingBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public AdaptivePoolingBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public AdaptivePoolingBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> AdaptivePoolingBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public AdaptivePooling build() {
    return super.build();
  }
}
