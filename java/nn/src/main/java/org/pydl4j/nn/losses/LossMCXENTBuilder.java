package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossMCXENT}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossMCXENTBuilder extends ConfiguredBuilder<LossMCXENT, LossMCXENTBuilder> {
  /** Nothing set. */
  public LossMCXENTBuilder() {
    super(LossMCXENT.DECLARATION);
  }

  /**
   * How much each output counts, one number for each of them, as in DL4J (for classes: class
   * weights). All count 1 when not set. Numbers from 0 on, one for each output.
   */
  public LossMCXENTBuilder weights(double... values) {
    return put("weights", boxed(values));
  }

  /**
   * How much of a label is spread over all outputs: y becomes y · (1 - labelSmoothing) +
   * labelSmoothing / nOut. At least 0 and less than 1. Default: 0.
   */
  public LossMCXENTBuilder labelSmoothing(double value) {
    return put("labelSmoothing", value);
  }

  @Override
  public <V> LossMCXENTBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossMCXENT build() {
    return super.build();
  }
}
