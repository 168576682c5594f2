package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;

/**
 * Builds a {@link GaussianNoiseLayer}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class GaussianNoiseLayerBuilder
    extends ConfiguredBuilder<GaussianNoiseLayer, GaussianNoiseLayerBuilder> {
  /** Nothing set. */
  public GaussianNoiseLayerBuilder() {
    super(GaussianNoiseLayer.DECLARATION);
  }

  /** Standard deviation: a number or a schedule. At least 0. Default: 0.1. */
  public GaussianNoiseLayerBuilder stddev(double value) {
    return put("stddev", new FixedSchedule(value));
  }

  /** Standard deviation: a number or a schedule. At least 0. Default: 0.1. */
  public GaussianNoiseLayerBuilder stddev(Schedule value) {
    return put("stddev", value);
  }

  /** Standard deviation: a number or a schedule. At least 0. Default: 0.1. */
  public GaussianNoiseLayerBuilder stddev(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("stddev", value.build());
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public GaussianNoiseLayerBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public GaussianNoiseLayerBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public GaussianNoiseLayerBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public GaussianNoiseLayerBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public GaussianNoiseLayerBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> GaussianNoiseLayerBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public GaussianNoiseLayer build() {
    return super.build();
  }
}
