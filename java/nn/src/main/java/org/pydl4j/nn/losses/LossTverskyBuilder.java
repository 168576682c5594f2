package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossTversky}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossTverskyBuilder extends ConfiguredBuilder<LossTversky, LossTverskyBuilder> {
  /** Nothing set. */
  public LossTverskyBuilder() {
    super(LossTversky.DECLARATION);
  }

  /** Weight of false positives. At least 0. Default: 0.5. */
  public LossTverskyBuilder alpha(double value) {
    return put("alpha", value);
  }

  /** Weight of false negatives. At least 0. Default: 0.5. */
  public LossTverskyBuilder beta(double value) {
    return put("beta", value);
  }

  @Override
  public <V> LossTverskyBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossTversky build() {
    return super.build();
  }
}
