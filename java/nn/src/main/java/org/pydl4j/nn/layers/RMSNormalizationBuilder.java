package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;
import org.pydl4j.nn.updaters.Updater;

/**
 * Builds a {@link RMSNormalization}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class RMSNormalizationBuilder
    extends ConfiguredBuilder<RMSNormalization, RMSNormalizationBuilder> {
  /** Nothing set. */
  public RMSNormalizationBuilder() {
    super(RMSNormalization.DECLARATION);
  }

  /** Added to the variance, so that nothing is divided by 0. Greater than 0. Default: 1e-06. */
  public RMSNormalizationBuilder eps(double value) {
    return put("eps", value);
  }

  /** Whether each feature is multiplied by a learnt gain gamma. Default: true. */
  public RMSNormalizationBuilder scale(boolean value) {
    return put("scale", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public RMSNormalizationBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public RMSNormalizationBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: the network's. */
  public RMSNormalizationBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /** What is done to the layer's gradient before the updater sees it. Default: the network's. */
  public RMSNormalizationBuilder gradientNormalization(GradientNormalization value) {
    return put("gradientNormalization", value);
  }

  /** The threshold T of the Clip… normalizations. Greater than 0. Default: the network's. */
  public RMSNormalizationBuilder gradientNormalizationThreshold(double value) {
    return put("gradientNormalizationThreshold", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public RMSNormalizationBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public RMSNormalizationBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public RMSNormalizationBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public RMSNormalizationBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public RMSNormalizationBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> RMSNormalizationBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public RMSNormalization build() {
    return super.build();
  }
}
