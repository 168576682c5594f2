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

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public SgdBuilder learningRate(double value) {
    return put("learningRate", new FixedSchedule(value));
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public SgdBuilder learningRate(Schedule value) {
    return put("learningRate", value);
  }

  /** Step size, called lr in the formula: a number or a schedule. At least 0. Default: 0.001. */
  public SgdBuilder learningRate(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("learningRate", value.build());
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
  public SgdBuilder learningRateSchedule(Schedule value) {
    return put("learningRateSchedule", value);
  }

  /** DL4J's name for a schedule as learningRate; when set, takes its place. */
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
