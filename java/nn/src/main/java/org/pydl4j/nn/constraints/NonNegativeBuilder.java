package org.pydl4j.nn.constraints;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link NonNegative}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class NonNegativeBuilder extends ConfiguredBuilder<NonNegative, NonNegativeBuilder> {
  /** Nothing set. */
  public NonNegativeBuilder() {
    super(NonNegative.DECLARATION);
  }

  @Override
  public <V> NonNegativeBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public NonNegative build() {
    return super.build();
  }
}
