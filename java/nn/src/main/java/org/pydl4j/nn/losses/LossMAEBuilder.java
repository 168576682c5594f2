package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossMAE}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossMAEBuilder extends ConfiguredBuilder<LossMAE, LossMAEBuilder> {
  /** Nothing set. */
  public LossMAEBuilder() {
    super(LossMAE.DECLARATION);
  }

  /**
   * How much each output counts, one number for each of them, as in DL4J (for classes: class
   * weights). All count 1 when not set. Numbers from 0 on, one for each output.
   */
  public LossMAEBuilder weights(double... values) {
    return put("weights", boxed(values));
  }

  @Override
  public <V> LossMAEBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossMAE build() {
    return super.build();
  }
}
