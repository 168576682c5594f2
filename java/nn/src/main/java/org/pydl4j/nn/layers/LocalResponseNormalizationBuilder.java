package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/**
 * Builds a {@link LocalResponseNormalization}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LocalResponseNormalizationBuilder
    extends ConfiguredBuilder<LocalResponseNormalization, LocalResponseNormalizationBuilder> {
  /** Nothing set. */
  public LocalResponseNormalizationBuilder() {
    super(LocalResponseNormalization.DECLARATION);
  }

  /**
   * How many neighbouring channels count: n / 2, rounded down, on each side and the channel itself.
   * At least 1. Default: 5.
   */
  public LocalResponseNormalizationBuilder n(long value) {
    return put("n", value);
  }

  /** What is added to the sum. Greater than 0. Default: 2. */
  public LocalResponseNormalizationBuilder k(double value) {
    return put("k", value);
  }

  /** The factor of the sum (as in DL4J; PyTorch divides it by n). At least 0. Default: 0.0001. */
  public LocalResponseNormalizationBuilder alpha(double value) {
    return put("alpha", value);
  }

  /** The exponent. Default: 0.75. */
  public LocalResponseNormalizationBuilder beta(double value) {
    return put("beta", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public LocalResponseNormalizationBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public LocalResponseNormalizationBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public LocalResponseNormalizationBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public LocalResponseNormalizationBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public LocalResponseNormalizationBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> LocalResponseNormalizationBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LocalResponseNormalization build() {
    return super.build();
  }
}
