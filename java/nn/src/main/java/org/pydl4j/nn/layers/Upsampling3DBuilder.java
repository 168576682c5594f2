package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/**
 * Builds a {@link Upsampling3D}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class Upsampling3DBuilder
    extends ConfiguredBuilder<Upsampling3D, Upsampling3DBuilder> {
  /** Nothing set. */
  public Upsampling3DBuilder() {
    super(Upsampling3D.DECLARATION);
  }

  /** How many slices, rows and columns come out for each. At least 1. Default: [2, 2, 2]. */
  public Upsampling3DBuilder size(long depth, long height, long width) {
    return put("size", List.of(depth, height, width));
  }

  /**
   * The same for all axes. How many slices, rows and columns come out for each. At least 1.
   * Default: [2, 2, 2].
   */
  public Upsampling3DBuilder size(long all) {
    return put("size", List.of(all, all, all));
  }

  /**
   * Nearest: each element is repeated. Bilinear: on straight lines along each axis. Default:
   * NEAREST.
   */
  public Upsampling3DBuilder interpolation(Interpolation value) {
    return put("interpolation", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public Upsampling3DBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public Upsampling3DBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Upsampling3DBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Upsampling3DBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Upsampling3DBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> Upsampling3DBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Upsampling3D build() {
    return super.build();
  }
}
