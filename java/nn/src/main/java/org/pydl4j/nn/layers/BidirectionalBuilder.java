package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link Bidirectional}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class BidirectionalBuilder
    extends ConfiguredBuilder<Bidirectional, BidirectionalBuilder> {
  /** Nothing set. */
  public BidirectionalBuilder() {
    super(Bidirectional.DECLARATION);
  }

  /** The layer inside. Required. */
  public BidirectionalBuilder layer(Layer value) {
    return put("layer", value);
  }

  /** The layer inside. Required. */
  public BidirectionalBuilder layer(ConfiguredBuilder<? extends Layer, ?> value) {
    return put("layer", value.build());
  }

  /** How the two directions become one output. Default: CONCAT. */
  public BidirectionalBuilder mode(Bidirectional.Mode value) {
    return put("mode", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public BidirectionalBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public BidirectionalBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> BidirectionalBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Bidirectional build() {
    return super.build();
  }
}
