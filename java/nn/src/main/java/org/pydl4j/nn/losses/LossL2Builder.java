package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossL2}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossL2Builder extends ConfiguredBuilder<LossL2, LossL2Builder> {
  /** Nothing set. */
  public LossL2Builder() {
    super(LossL2.DECLARATION);
  }

  /**
   * How much each output counts, one number for each of them, as in DL4J (for classes: class
   * weights). All count 1 when not set. Numbers from 0 on, one for each output.
   */
  public LossL2Builder weights(double... values) {
    return put("weights", boxed(values));
  }

  @Override
  public <V> LossL2Builder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossL2 build() {
    return super.build();
  }
}
