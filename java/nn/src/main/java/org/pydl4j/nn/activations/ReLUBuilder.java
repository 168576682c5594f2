package org.pydl4j.nn.activations;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ReLU}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ReLUBuilder extends ConfiguredBuilder<ReLU, ReLUBuilder> {
  /** Nothing set. */
  public ReLUBuilder() {
    super(ReLU.DECLARATION);
  }

  /** The greatest value that comes out; no limit when not set. Greater than 0. */
  public ReLUBuilder maxValue(double value) {
    return put("maxValue", value);
  }

  /** Slope below the threshold. At least 0. Default: 0. */
  public ReLUBuilder negativeSlope(double value) {
    return put("negativeSlope", value);
  }

  /** Where the function begins to rise. Default: 0. */
  public ReLUBuilder threshold(double value) {
    return put("threshold", value);
  }

  @Override
  public <V> ReLUBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ReLU build() {
    return super.build();
  }
}
