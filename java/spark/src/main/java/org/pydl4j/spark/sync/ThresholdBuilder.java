package org.pydl4j.spark.sync;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link Threshold}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ThresholdBuilder extends ConfiguredBuilder<Threshold, ThresholdBuilder> {
  /** Nothing set. */
  public ThresholdBuilder() {
    super(Threshold.DECLARATION);
  }

  /**
   * t: elements whose residual reaches it travel, as plus or minus t. Greater than 0. Default:
   * 0.001.
   */
  public ThresholdBuilder threshold(double value) {
    return put("threshold", value);
  }

  /**
   * The threshold falls by 3.4 % when a smaller share of the elements travelled. Between 0 and 1.
   * Default: 0.0001.
   */
  public ThresholdBuilder minSparsity(double value) {
    return put("minSparsity", value);
  }

  /**
   * The threshold rises by 3.5 % when a larger share of the elements travelled. Between 0 and 1.
   * Default: 0.01.
   */
  public ThresholdBuilder maxSparsity(double value) {
    return put("maxSparsity", value);
  }

  @Override
  public <V> ThresholdBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Threshold build() {
    return super.build();
  }
}
