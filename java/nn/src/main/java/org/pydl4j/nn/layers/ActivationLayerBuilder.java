package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/**
 * Builds a {@link ActivationLayer}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ActivationLayerBuilder
    extends ConfiguredBuilder<ActivationLayer, ActivationLayerBuilder> {
  /** Nothing set. */
  public ActivationLayerBuilder() {
    super(ActivationLayer.DECLARATION);
  }

  /** The function. Required. */
  public ActivationLayerBuilder activation(ActivationFunction value) {
    return put("activation", value);
  }

  /** The function. Required. */
  public ActivationLayerBuilder activation(
      ConfiguredBuilder<? extends ActivationFunction, ?> value) {
    return put("activation", value.build());
  }

  /** By name. The function. Required. */
  public ActivationLayerBuilder activation(String name) {
    return put("activation", ActivationFunction.KIND.named(name));
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public ActivationLayerBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public ActivationLayerBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public ActivationLayerBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public ActivationLayerBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public ActivationLayerBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> ActivationLayerBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ActivationLayer build() {
    return super.build();
  }
}
