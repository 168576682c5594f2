package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link MaskZero}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class MaskZeroBuilder extends ConfiguredBuilder<MaskZero, MaskZeroBuilder> {
  /** Nothing set. */
  public MaskZeroBuilder() {
    super(MaskZero.DECLARATION);
  }

  /** The layer inside. Required. */
  public MaskZeroBuilder layer(Layer value) {
    return put("layer", value);
  }

  /** The layer inside. Required. */
  public MaskZeroBuilder layer(ConfiguredBuilder<? extends Layer, ?> value) {
    return put("layer", value.build());
  }

  /** The number of which all of a step's inputs are where it is left out. Default: 0. */
  public MaskZeroBuilder maskingValue(double value) {
    return put("maskingValue", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public MaskZeroBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public MaskZeroBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> MaskZeroBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public MaskZero build() {
    return super.build();
  }
}
