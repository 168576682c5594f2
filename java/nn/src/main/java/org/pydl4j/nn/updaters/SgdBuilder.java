package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link Sgd}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class SgdBuilder extends ConfiguredBuilder<Sgd, SgdBuilder> {
  /** Nothing set. */
  public SgdBuilder() {
    super(Sgd.DECLARATION);
  }

  /** Step size, called lr in the formula. At least 0. Default: 0.001. */
  public SgdBuilder learningRate(double value) {
    return put("learningRate", value);
  }

  /** When set, gives the learning rate at each step in place of learningRate. */
  public SgdBuilder learningRateSchedule(Schedule value) {
    return put("learningRateSchedule", value);
  }

  /** When set, gives the learning rate at each step in place of learningRate. */
  public SgdBuilder learningRateSchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRateSchedule", value.build());
  }

  @Override
  public <V> SgdBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Sgd build() {
    return super.build();
  }
}
