package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;
import org.pydl4j.nn.updaters.Updater;

/**
 * Builds a {@link BatchNormalization}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class BatchNormalizationBuilder
    extends ConfiguredBuilder<BatchNormalization, BatchNormalizationBuilder> {
  /** Nothing set. */
  public BatchNormalizationBuilder() {
    super(BatchNormalization.DECLARATION);
  }

  /**
   * How much of the running mean and variance a step keeps (Keras: momentum; PyTorch's momentum is
   * 1 - decay). Between 0 and 1. Default: 0.9.
   */
  public BatchNormalizationBuilder decay(double value) {
    return put("decay", value);
  }

  /** Added to the variance, so that nothing is divided by 0. Greater than 0. Default: 1e-05. */
  public BatchNormalizationBuilder eps(double value) {
    return put("eps", value);
  }

  /** The gain at the start. Default: 1. */
  public BatchNormalizationBuilder gamma(double value) {
    return put("gamma", value);
  }

  /** The offset at the start. Default: 0. */
  public BatchNormalizationBuilder beta(double value) {
    return put("beta", value);
  }

  /** Whether gain and offset stay as they start; they are then no parameters. Default: false. */
  public BatchNormalizationBuilder lockGammaBeta(boolean value) {
    return put("lockGammaBeta", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public BatchNormalizationBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public BatchNormalizationBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: the network's. */
  public BatchNormalizationBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /** What is done to the layer's gradient before the updater sees it. Default: the network's. */
  public BatchNormalizationBuilder gradientNormalization(GradientNormalization value) {
    return put("gradientNormalization", value);
  }

  /** The threshold T of the Clip… normalizations. Greater than 0. Default: the network's. */
  public BatchNormalizationBuilder gradientNormalizationThreshold(double value) {
    return put("gradientNormalizationThreshold", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public BatchNormalizationBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public BatchNormalizationBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public BatchNormalizationBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public BatchNormalizationBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public BatchNormalizationBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> BatchNormalizationBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public BatchNormalization build() {
    return super.build();
  }
}
