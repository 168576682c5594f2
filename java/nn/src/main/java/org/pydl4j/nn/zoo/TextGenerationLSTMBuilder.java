package org.pydl4j.nn.zoo;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.Updater;

/**
 * Builds a {@link TextGenerationLSTM}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class TextGenerationLSTMBuilder
    extends ConfiguredBuilder<TextGenerationLSTM, TextGenerationLSTMBuilder> {
  /** Nothing set. */
  public TextGenerationLSTMBuilder() {
    super(TextGenerationLSTM.DECLARATION);
  }

  /** Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0. */
  public TextGenerationLSTMBuilder seed(long value) {
    return put("seed", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public TextGenerationLSTMBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public TextGenerationLSTMBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public TextGenerationLSTMBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /** How many different letters the text has. At least 1. Default: 47. */
  public TextGenerationLSTMBuilder totalUniqueCharacters(long value) {
    return put("totalUniqueCharacters", value);
  }

  @Override
  public <V> TextGenerationLSTMBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public TextGenerationLSTM build() {
    return super.build();
  }
}
