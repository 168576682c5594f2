package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/**
 * Builds a {@link GlobalPooling}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class GlobalPoolingBuilder
    extends ConfiguredBuilder<GlobalPooling, GlobalPoolingBuilder> {
  /** Nothing set. */
  public GlobalPoolingBuilder() {
    super(GlobalPooling.DECLARATION);
  }

  /** What is made of a window: its greatest number, mean, sum or p-norm. Default: MAX. */
  public GlobalPoolingBuilder poolingType(Subsampling.PoolingType value) {
    return put("poolingType", value);
  }

  /** The p of p-norms. At least 1. Default: 2. */
  public GlobalPoolingBuilder pnorm(double value) {
    return put("pnorm", value);
  }

  /** Whether the axes go away; otherwise they stay with size 1. Default: true. */
  public GlobalPoolingBuilder collapseDimensions(boolean value) {
    return put("collapseDimensions", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public GlobalPoolingBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public GlobalPoolingBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public GlobalPoolingBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public GlobalPoolingBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public GlobalPoolingBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> GlobalPoolingBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public GlobalPooling build() {
    return super.build();
  }
}
