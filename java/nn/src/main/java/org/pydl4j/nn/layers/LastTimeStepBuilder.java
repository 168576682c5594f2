package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LastTimeStep}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LastTimeStepBuilder
    extends ConfiguredBuilder<LastTimeStep, LastTimeStepBuilder> {
  /** Nothing set. */
  public LastTimeStepBuilder() {
    super(LastTimeStep.DECLARATION);
  }

  /** The layer inside. Required. */
  public LastTimeStepBuilder layer(Layer value) {
    return put("layer", value);
  }

  /** The layer inside. Required. */
  public LastTimeStepBuilder layer(ConfiguredBuilder<? extends Layer, ?> value) {
    return put("layer", value.build());
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public LastTimeStepBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public LastTimeStepBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> LastTimeStepBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LastTimeStep build() {
    return super.build();
  }
}
