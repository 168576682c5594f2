package org.pydl4j.nn.dropout;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;

/**
 * Builds a {@link Dropout}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class DropoutBuilder extends ConfiguredBuilder<Dropout, DropoutBuilder> {
  /** Nothing set. */
  public DropoutBuilder() {
    super(Dropout.DECLARATION);
  }

  /**
   * Probability of KEEPING each input, a number or a schedule (as in DL4J; Keras and PyTorch give
   * the probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Required.
   */
  public DropoutBuilder p(double value) {
    return put("p", new FixedSchedule(value));
  }

  /**
   * Probability of KEEPING each input, a number or a schedule (as in DL4J; Keras and PyTorch give
   * the probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Required.
   */
  public DropoutBuilder p(Schedule value) {
    return put("p", value);
  }

  /**
   * Probability of KEEPING each input, a number or a schedule (as in DL4J; Keras and PyTorch give
   * the probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Required.
   */
  public DropoutBuilder p(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("p", value.build());
  }

  @Override
  public <V> DropoutBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Dropout build() {
    return super.build();
  }
}
