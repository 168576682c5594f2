package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/**
 * Builds a {@link Upsampling1D}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class Upsampling1DBuilder
    extends ConfiguredBuilder<Upsampling1D, Upsampling1DBuilder> {
  /** Nothing set. */
  public Upsampling1DBuilder() {
    super(Upsampling1D.DECLARATION);
  }

  /** How many steps come out for each. At least 1. Default: 2. */
  public Upsampling1DBuilder size(long value) {
    return put("size", value);
  }

  /**
   * Nearest: each element is repeated. Bilinear: on straight lines along each axis. Default:
   * NEAREST.
   */
  public Upsampling1DBuilder interpolation(Interpolation value) {
    return put("interpolation", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public Upsampling1DBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public Upsampling1DBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Upsampling1DBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Upsampling1DBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Upsampling1DBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> Upsampling1DBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Upsampling1D build() {
    return super.build();
  }
}
