package org.pydl4j.nn.zoo;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.Updater;

/**
 * Builds a {@link YOLO2}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class YOLO2Builder extends ConfiguredBuilder<YOLO2, YOLO2Builder> {
  /** Nothing set. */
  public YOLO2Builder() {
    super(YOLO2.DECLARATION);
  }

  /** How many classes the softmax tells apart. At least 1. Default: 1000. */
  public YOLO2Builder numClasses(long value) {
    return put("numClasses", value);
  }

  /** Height of the pictures. At least 1. Default: 224. */
  public YOLO2Builder height(long value) {
    return put("height", value);
  }

  /** Width of the pictures. At least 1. Default: 224. */
  public YOLO2Builder width(long value) {
    return put("width", value);
  }

  /** Channels of the pictures. At least 1. Default: 3. */
  public YOLO2Builder channels(long value) {
    return put("channels", value);
  }

  /** Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0. */
  public YOLO2Builder seed(long value) {
    return put("seed", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public YOLO2Builder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public YOLO2Builder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: Adam(learningRate=0.001). */
  public YOLO2Builder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  @Override
  public <V> YOLO2Builder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public YOLO2 build() {
    return super.build();
  }
}
