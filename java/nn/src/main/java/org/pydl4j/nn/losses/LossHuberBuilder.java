package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossHuber}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossHuberBuilder extends ConfiguredBuilder<LossHuber, LossHuberBuilder> {
  /** Nothing set. */
  public LossHuberBuilder() {
    super(LossHuber.DECLARATION);
  }

  /** Where the parabola becomes a line. Greater than 0. Default: 1. */
  public LossHuberBuilder delta(double value) {
    return put("delta", value);
  }

  /**
   * How much each output counts, one number for each of them, as in DL4J (for classes: class
   * weights). All count 1 when not set. Numbers from 0 on, one for each output.
   */
  public LossHuberBuilder weights(double... values) {
    return put("weights", boxed(values));
  }

  @Override
  public <V> LossHuberBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossHuber build() {
    return super.build();
  }
}
