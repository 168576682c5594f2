package org.pydl4j.nn.zoo;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.Updater;

/**
 * Builds a {@link ViT}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ViTBuilder extends ConfiguredBuilder<ViT, ViTBuilder> {
  /** Nothing set. */
  public ViTBuilder() {
    super(ViT.DECLARATION);
  }

  /** How many classes the softmax tells apart. At least 1. Default: 1000. */
  public ViTBuilder numClasses(long value) {
    return put("numClasses", value);
  }

  /** Height of the pictures. At least 1. Default: 224. */
  public ViTBuilder height(long value) {
    return put("height", value);
  }

  /** Width of the pictures. At least 1. Default: 224. */
  public ViTBuilder width(long value) {
    return put("width", value);
  }

  /** Channels of the pictures. At least 1. Default: 3. */
  public ViTBuilder channels(long value) {
    return put("channels", value);
  }

  /** Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0. */
  public ViTBuilder seed(long value) {
    return put("seed", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public ViTBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public ViTBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public ViTBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /** Height and width of a patch. At least 1. Default: 16. */
  public ViTBuilder patchSize(long value) {
    return put("patchSize", value);
  }

  /** Numbers of a patch between the blocks. At least 1. Default: 384. */
  public ViTBuilder hiddenSize(long value) {
    return put("hiddenSize", value);
  }

  /** How many blocks. At least 1. Default: 12. */
  public ViTBuilder numLayers(long value) {
    return put("numLayers", value);
  }

  /** Heads of attention in each block. At least 1. Default: 6. */
  public ViTBuilder nHeads(long value) {
    return put("nHeads", value);
  }

  @Override
  public <V> ViTBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ViT build() {
    return super.build();
  }
}
