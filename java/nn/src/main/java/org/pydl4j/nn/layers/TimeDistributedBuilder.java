package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link TimeDistributed}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class TimeDistributedBuilder
    extends ConfiguredBuilder<TimeDistributed, TimeDistributedBuilder> {
  /** Nothing set. */
  public TimeDistributedBuilder() {
    super(TimeDistributed.DECLARATION);
  }

  /** The layer inside. Required. */
  public TimeDistributedBuilder layer(Layer value) {
    return put("layer", value);
  }

  /** The layer inside. Required. */
  public TimeDistributedBuilder layer(ConfiguredBuilder<? extends Layer, ?> value) {
    return put("layer", value.build());
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public TimeDistributedBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public TimeDistributedBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> TimeDistributedBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public TimeDistributed build() {
    return super.build();
  }
}
