package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ReverseTimeSeriesVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ReverseTimeSeriesVertexBuilder
    extends ConfiguredBuilder<ReverseTimeSeriesVertex, ReverseTimeSeriesVertexBuilder> {
  /** Nothing set. */
  public ReverseTimeSeriesVertexBuilder() {
    super(ReverseTimeSeriesVertex.DECLARATION);
  }

  /**
   * Whether padding is turned round with the rest, and its mask with it, as in Keras' go_backwards,
   * and does not stay behind the real steps. Default: false.
   */
  public ReverseTimeSeriesVertexBuilder whole(boolean value) {
    return put("whole", value);
  }

  @Override
  public <V> ReverseTimeSeriesVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ReverseTimeSeriesVertex build() {
    return super.build();
  }
}
