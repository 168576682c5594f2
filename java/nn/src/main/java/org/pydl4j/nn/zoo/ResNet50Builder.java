package org.pydl4j.nn.zoo;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.Updater;

/**
 * Builds a {@link ResNet50}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ResNet50Builder extends ConfiguredBuilder<ResNet50, ResNet50Builder> {
  /** Nothing set. */
  public ResNet50Builder() {
    super(ResNet50.DECLARATION);
  }

  /** How many classes the softmax tells apart. At least 1. Default: 1000. */
  public ResNet50Builder numClasses(long value) {
    return put("numClasses", value);
  }

  /** Height of the pictures. At least 1. Default: 224. */
  public ResNet50Builder height(long value) {
    return put("height", value);
  }

  /** Width of the pictures. At least 1. Default: 224. */
  public ResNet50Builder width(long value) {
    return put("width", value);
  }

  /** Channels of the pictures. At least 1. Default: 3. */
  public ResNet50Builder channels(long value) {
    return put("channels", value);
  }

  /** Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0. */
  public ResNet50Builder seed(long value) {
    return put("seed", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public ResNet50Builder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public ResNet50Builder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public ResNet50Builder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /**
   * Whether pictures are padded alike on both sides, as PyTorch does, for its weights; otherwise as
   * Keras and DL4J do, more behind where the two differ. Default: false.
   */
  public ResNet50Builder symmetricPadding(boolean value) {
    return put("symmetricPadding", value);
  }

  @Override
  public <V> ResNet50Builder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ResNet50 build() {
    return super.build();
  }
}
