package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossMultiLabel}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossMultiLabelBuilder
    extends ConfiguredBuilder<LossMultiLabel, LossMultiLabelBuilder> {
  /** Nothing set. */
  public LossMultiLabelBuilder() {
    super(LossMultiLabel.DECLARATION);
  }

  @Override
  public <V> LossMultiLabelBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossMultiLabel build() {
    return super.build();
  }
}
