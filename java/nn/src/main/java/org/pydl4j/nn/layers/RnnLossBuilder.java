package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;
import org.pydl4j.nn.losses.LossFunction;

/**
 * Builds a {@link RnnLoss}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class RnnLossBuilder extends ConfiguredBuilder<RnnLoss, RnnLossBuilder> {
  /** Nothing set. */
  public RnnLossBuilder() {
    super(RnnLoss.DECLARATION);
  }

  /** What training makes small (DL4J: lossFunction). Required. */
  public RnnLossBuilder loss(LossFunction value) {
    return put("loss", value);
  }

  /** What training makes small (DL4J: lossFunction). Required. */
  public RnnLossBuilder loss(ConfiguredBuilder<? extends LossFunction, ?> value) {
    return put("loss", value.build());
  }

  /** By name. What training makes small (DL4J: lossFunction). Required. */
  public RnnLossBuilder loss(String name) {
    return put("loss", LossFunction.KIND.named(name));
  }

  /** Function applied to the output; not inherited from the network. Default: identity. */
  public RnnLossBuilder activation(ActivationFunction value) {
    return put("activation", value);
  }

  /** Function applied to the output; not inherited from the network. Default: identity. */
  public RnnLossBuilder activation(ConfiguredBuilder<? extends ActivationFunction, ?> value) {
    return put("activation", value.build());
  }

  /** By name. Function applied to the output; not inherited from the network. Default: identity. */
  public RnnLossBuilder activation(String name) {
    return put("activation", ActivationFunction.KIND.named(name));
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public RnnLossBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public RnnLossBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public RnnLossBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public RnnLossBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public RnnLossBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> RnnLossBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public RnnLoss build() {
    return super.build();
  }
}
