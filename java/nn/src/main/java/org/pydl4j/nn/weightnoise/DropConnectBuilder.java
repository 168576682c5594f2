package org.pydl4j.nn.weightnoise;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;

/**
 * Builds a {@link DropConnect}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class DropConnectBuilder extends ConfiguredBuilder<DropConnect, DropConnectBuilder> {
  /** Nothing set. */
  public DropConnectBuilder() {
    super(DropConnect.DECLARATION);
  }

  /**
   * Probability of KEEPING each weight, a number or a schedule. 1 and 0 mean that all are kept.
   * Between 0 and 1. Required.
   */
  public DropConnectBuilder weightRetainProbability(double value) {
    return put("weightRetainProbability", new FixedSchedule(value));
  }

  /**
   * Probability of KEEPING each weight, a number or a schedule. 1 and 0 mean that all are kept.
   * Between 0 and 1. Required.
   */
  public DropConnectBuilder weightRetainProbability(Schedule value) {
    return put("weightRetainProbability", value);
  }

  /**
   * Probability of KEEPING each weight, a number or a schedule. 1 and 0 mean that all are kept.
   * Between 0 and 1. Required.
   */
  public DropConnectBuilder weightRetainProbability(
      ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightRetainProbability", value.build());
  }

  /** Whether biases are dropped, too. Default: false. */
  public DropConnectBuilder applyToBiases(boolean value) {
    return put("applyToBiases", value);
  }

  @Override
  public <V> DropConnectBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public DropConnect build() {
    return super.build();
  }
}
