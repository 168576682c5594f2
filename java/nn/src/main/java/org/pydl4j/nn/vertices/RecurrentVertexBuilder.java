package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.layers.Layer;

/**
 * Builds a {@link RecurrentVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class RecurrentVertexBuilder
    extends ConfiguredBuilder<RecurrentVertex, RecurrentVertexBuilder> {
  /** Nothing set. */
  public RecurrentVertexBuilder() {
    super(RecurrentVertex.DECLARATION);
  }

  /** The recurrent layer: LSTM, GravesLSTM, GRU or SimpleRnn. Required. */
  public RecurrentVertexBuilder layer(Layer value) {
    return put("layer", value);
  }

  /** The recurrent layer: LSTM, GravesLSTM, GRU or SimpleRnn. Required. */
  public RecurrentVertexBuilder layer(ConfiguredBuilder<? extends Layer, ?> value) {
    return put("layer", value.build());
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public RecurrentVertexBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> RecurrentVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public RecurrentVertex build() {
    return super.build();
  }
}
