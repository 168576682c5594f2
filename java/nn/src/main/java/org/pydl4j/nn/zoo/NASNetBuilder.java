package org.pydl4j.nn.zoo;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.Updater;

/**
 * Builds a {@link NASNet}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class NASNetBuilder extends ConfiguredBuilder<NASNet, NASNetBuilder> {
  /** Nothing set. */
  public NASNetBuilder() {
    super(NASNet.DECLARATION);
  }

  /** How many classes the softmax tells apart. At least 1. Default: 1000. */
  public NASNetBuilder numClasses(long value) {
    return put("numClasses", value);
  }

  /** Height of the pictures. At least 1. Default: 224. */
  public NASNetBuilder height(long value) {
    return put("height", value);
  }

  /** Width of the pictures. At least 1. Default: 224. */
  public NASNetBuilder width(long value) {
    return put("width", value);
  }

  /** Channels of the pictures. At least 1. Default: 3. */
  public NASNetBuilder channels(long value) {
    return put("channels", value);
  }

  /** Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0. */
  public NASNetBuilder seed(long value) {
    return put("seed", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public NASNetBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public NASNetBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public NASNetBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  @Override
  public <V> NASNetBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public NASNet build() {
    return super.build();
  }
}
