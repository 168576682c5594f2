package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossMAPE}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossMAPEBuilder extends ConfiguredBuilder<LossMAPE, LossMAPEBuilder> {
  /** Nothing set. */
  public LossMAPEBuilder() {
    super(LossMAPE.DECLARATION);
  }

  /**
   * How much each output counts, one number for each of them, as in DL4J (for classes: class
   * weights). All count 1 when not set. Numbers from 0 on, one for each output.
   */
  public LossMAPEBuilder weights(double... values) {
    return put("weights", boxed(values));
  }

  @Override
  public <V> LossMAPEBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossMAPE build() {
    return super.build();
  }
}
