package org.pydl4j.nn.constraints;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link MinMaxNorm}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class MinMaxNormBuilder extends ConfiguredBuilder<MinMaxNorm, MinMaxNormBuilder> {
  /** Nothing set. */
  public MinMaxNormBuilder() {
    super(MinMaxNorm.DECLARATION);
  }

  /** The least norm of the weights of an output. At least 0. Default: 0. */
  public MinMaxNormBuilder minNorm(double value) {
    return put("minNorm", value);
  }

  /** The greatest norm of the weights of an output. Greater than 0. Default: 1. */
  public MinMaxNormBuilder maxNorm(double value) {
    return put("maxNorm", value);
  }

  /** How much of the way a step goes back to the limits. Between 0 and 1. Default: 1. */
  public MinMaxNormBuilder rate(double value) {
    return put("rate", value);
  }

  @Override
  public <V> MinMaxNormBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public MinMaxNorm build() {
    return super.build();
  }
}
