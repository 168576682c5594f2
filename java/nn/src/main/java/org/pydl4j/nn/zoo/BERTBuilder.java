package org.pydl4j.nn.zoo;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.Updater;

/**
 * Builds a {@link BERT}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class BERTBuilder extends ConfiguredBuilder<BERT, BERTBuilder> {
  /** Nothing set. */
  public BERTBuilder() {
    super(BERT.DECLARATION);
  }

  /** Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0. */
  public BERTBuilder seed(long value) {
    return put("seed", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public BERTBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public BERTBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public BERTBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /** How many classes the softmax tells apart. At least 1. Default: 2. */
  public BERTBuilder numClasses(long value) {
    return put("numClasses", value);
  }

  /** How many words there are. At least 1. Default: 30522. */
  public BERTBuilder vocabulary(long value) {
    return put("vocabulary", value);
  }

  /** How many segments a text may have. At least 1. Default: 2. */
  public BERTBuilder segments(long value) {
    return put("segments", value);
  }

  /** Words of the longest text. At least 1. Default: 512. */
  public BERTBuilder maxLength(long value) {
    return put("maxLength", value);
  }

  /** Numbers of a word between the blocks. At least 1. Default: 768. */
  public BERTBuilder hiddenSize(long value) {
    return put("hiddenSize", value);
  }

  /** How many blocks. At least 1. Default: 12. */
  public BERTBuilder numLayers(long value) {
    return put("numLayers", value);
  }

  /** Heads of attention in each block. At least 1. Default: 12. */
  public BERTBuilder nHeads(long value) {
    return put("nHeads", value);
  }

  @Override
  public <V> BERTBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public BERT build() {
    return super.build();
  }
}
