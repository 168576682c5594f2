package org.pydl4j.nn.inputs;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link FeedForward}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class FeedForwardBuilder extends ConfiguredBuilder<FeedForward, FeedForwardBuilder> {
  /** Nothing set. */
  public FeedForwardBuilder() {
    super(FeedForward.DECLARATION);
  }

  /** How many numbers an example has. At least 1. Required. */
  public FeedForwardBuilder size(long value) {
    return put("size", value);
  }

  @Override
  public <V> FeedForwardBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public FeedForward build() {
    return super.build();
  }
}
