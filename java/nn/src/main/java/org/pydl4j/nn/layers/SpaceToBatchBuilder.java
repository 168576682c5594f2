package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.AxesSides;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/**
 * Builds a {@link SpaceToBatch}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class SpaceToBatchBuilder
    extends ConfiguredBuilder<SpaceToBatch, SpaceToBatchBuilder> {
  /** Nothing set. */
  public SpaceToBatchBuilder() {
    super(SpaceToBatch.DECLARATION);
  }

  /** Rows and columns of a block. At least 1. Default: [2, 2]. */
  public SpaceToBatchBuilder blocks(long height, long width) {
    return put("blocks", new Pair(height, width));
  }

  /** The same in both directions. Rows and columns of a block. At least 1. Default: [2, 2]. */
  public SpaceToBatchBuilder blocks(long both) {
    return put("blocks", Pair.of(both));
  }

  /**
   * How much is added on each side: [top, bottom, left, right]. At least 0. Default: [0, 0, 0, 0].
   */
  public SpaceToBatchBuilder padding(long... values) {
    return put("padding", AxesSides.of(2, values));
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public SpaceToBatchBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public SpaceToBatchBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public SpaceToBatchBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public SpaceToBatchBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public SpaceToBatchBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> SpaceToBatchBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public SpaceToBatch build() {
    return super.build();
  }
}
