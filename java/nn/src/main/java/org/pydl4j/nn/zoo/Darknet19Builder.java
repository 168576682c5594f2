package org.pydl4j.nn.zoo;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.Updater;

/**
 * Builds a {@link Darknet19}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class Darknet19Builder extends ConfiguredBuilder<Darknet19, Darknet19Builder> {
  /** Nothing set. */
  public Darknet19Builder() {
    super(Darknet19.DECLARATION);
  }

  /** How many classes the softmax tells apart. At least 1. Default: 1000. */
  public Darknet19Builder numClasses(long value) {
    return put("numClasses", value);
  }

  /** Height of the pictures. At least 1. Default: 224. */
  public Darknet19Builder height(long value) {
    return put("height", value);
  }

  /** Width of the pictures. At least 1. Default: 224. */
  public Darknet19Builder width(long value) {
    return put("width", value);
  }

  /** Channels of the pictures. At least 1. Default: 3. */
  public Darknet19Builder channels(long value) {
    return put("channels", value);
  }

  /** Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0. */
  public Darknet19Builder seed(long value) {
    return put("seed", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public Darknet19Builder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public Darknet19Builder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public Darknet19Builder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  @Override
  public <V> Darknet19Builder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Darknet19 build() {
    return super.build();
  }
}
