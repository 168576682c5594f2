package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/**
 * Builds a {@link Upsampling2D}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class Upsampling2DBuilder
    extends ConfiguredBuilder<Upsampling2D, Upsampling2DBuilder> {
  /** Nothing set. */
  public Upsampling2DBuilder() {
    super(Upsampling2D.DECLARATION);
  }

  /** How many rows and columns come out for each. At least 1. Default: [2, 2]. */
  public Upsampling2DBuilder size(long height, long width) {
    return put("size", new Pair(height, width));
  }

  /**
   * The same in both directions. How many rows and columns come out for each. At least 1. Default:
   * [2, 2].
   */
  public Upsampling2DBuilder size(long both) {
    return put("size", Pair.of(both));
  }

  /**
   * Nearest: each element is repeated. Bilinear: on straight lines along each axis. Default:
   * NEAREST.
   */
  public Upsampling2DBuilder interpolation(Interpolation value) {
    return put("interpolation", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public Upsampling2DBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public Upsampling2DBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Upsampling2DBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Upsampling2DBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Upsampling2DBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> Upsampling2DBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Upsampling2D build() {
    return super.build();
  }
}
