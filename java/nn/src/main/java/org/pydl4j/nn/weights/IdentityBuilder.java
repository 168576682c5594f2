package org.pydl4j.nn.weights;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link Identity}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class IdentityBuilder extends ConfiguredBuilder<Identity, IdentityBuilder> {
  /** Nothing set. */
  public IdentityBuilder() {
    super(Identity.DECLARATION);
  }

  /** The value on the diagonal. Default: 1. */
  public IdentityBuilder scale(double value) {
    return put("scale", value);
  }

  @Override
  public <V> IdentityBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Identity build() {
    return super.build();
  }
}
