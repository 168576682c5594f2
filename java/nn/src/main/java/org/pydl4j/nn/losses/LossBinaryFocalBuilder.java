package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossBinaryFocal}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossBinaryFocalBuilder
    extends ConfiguredBuilder<LossBinaryFocal, LossBinaryFocalBuilder> {
  /** Nothing set. */
  public LossBinaryFocalBuilder() {
    super(LossBinaryFocal.DECLARATION);
  }

  /** How little right outputs count; 0 is plain cross-entropy. At least 0. Default: 2. */
  public LossBinaryFocalBuilder gamma(double value) {
    return put("gamma", value);
  }

  /**
   * Weight of label 1, that of label 0 is the rest; both count 1 when not set (Keras's
   * apply_class_balancing=False). Between 0 and 1.
   */
  public LossBinaryFocalBuilder alpha(double value) {
    return put("alpha", value);
  }

  /**
   * How much each output counts, one number for each of them, as in DL4J (for classes: class
   * weights). All count 1 when not set. Numbers from 0 on, one for each output.
   */
  public LossBinaryFocalBuilder weights(double... values) {
    return put("weights", boxed(values));
  }

  /**
   * How much labels are drawn to the middle: y becomes y · (1 - labelSmoothing) + labelSmoothing /
   * 2. At least 0 and less than 1. Default: 0.
   */
  public LossBinaryFocalBuilder labelSmoothing(double value) {
    return put("labelSmoothing", value);
  }

  @Override
  public <V> LossBinaryFocalBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossBinaryFocal build() {
    return super.build();
  }
}
