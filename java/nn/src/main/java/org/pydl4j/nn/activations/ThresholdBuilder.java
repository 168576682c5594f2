package org.pydl4j.nn.activations;

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

  /** Up to where value comes out. Required. */
  public ThresholdBuilder threshold(double value) {
    return put("threshold", value);
  }

  /** What comes out up to the threshold. Required. */
  public ThresholdBuilder value(double value) {
    return put("value", value);
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
