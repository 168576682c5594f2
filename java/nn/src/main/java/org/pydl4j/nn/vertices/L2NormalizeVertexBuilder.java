package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link L2NormalizeVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class L2NormalizeVertexBuilder
    extends ConfiguredBuilder<L2NormalizeVertex, L2NormalizeVertexBuilder> {
  /** Nothing set. */
  public L2NormalizeVertexBuilder() {
    super(L2NormalizeVertex.DECLARATION);
  }

  /** The least length that an example is divided by. At least 0. Default: 1e-08. */
  public L2NormalizeVertexBuilder eps(double value) {
    return put("eps", value);
  }

  @Override
  public <V> L2NormalizeVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public L2NormalizeVertex build() {
    return super.build();
  }
}
