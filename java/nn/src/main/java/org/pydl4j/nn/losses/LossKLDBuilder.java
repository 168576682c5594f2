package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossKLD}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossKLDBuilder extends ConfiguredBuilder<LossKLD, LossKLDBuilder> {
  /** Nothing set. */
  public LossKLDBuilder() {
    super(LossKLD.DECLARATION);
  }

  /**
   * How much each output counts, one number for each of them, as in DL4J (for classes: class
   * weights). All count 1 when not set. Numbers from 0 on, one for each output.
   */
  public LossKLDBuilder weights(double... values) {
    return put("weights", boxed(values));
  }

  @Override
  public <V> LossKLDBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossKLD build() {
    return super.build();
  }
}
