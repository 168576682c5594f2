package org.pydl4j.nn.constraints;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link MaxNorm}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class MaxNormBuilder extends ConfiguredBuilder<MaxNorm, MaxNormBuilder> {
  /** Nothing set. */
  public MaxNormBuilder() {
    super(MaxNorm.DECLARATION);
  }

  /** The greatest norm of the weights of an output. Greater than 0. Default: 2. */
  public MaxNormBuilder maxNorm(double value) {
    return put("maxNorm", value);
  }

  @Override
  public <V> MaxNormBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public MaxNorm build() {
    return super.build();
  }
}
