package org.pydl4j.nn.weights;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link Constant}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ConstantBuilder extends ConfiguredBuilder<Constant, ConstantBuilder> {
  /** Nothing set. */
  public ConstantBuilder() {
    super(Constant.DECLARATION);
  }

  /** The value of every weight. Required. */
  public ConstantBuilder value(double value) {
    return put("value", value);
  }

  @Override
  public <V> ConstantBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Constant build() {
    return super.build();
  }
}
