package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossFMeasure}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossFMeasureBuilder
    extends ConfiguredBuilder<LossFMeasure, LossFMeasureBuilder> {
  /** Nothing set. */
  public LossFMeasureBuilder() {
    super(LossFMeasure.DECLARATION);
  }

  /** How much more recall counts than precision. Greater than 0. Default: 1. */
  public LossFMeasureBuilder beta(double value) {
    return put("beta", value);
  }

  @Override
  public <V> LossFMeasureBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossFMeasure build() {
    return super.build();
  }
}
