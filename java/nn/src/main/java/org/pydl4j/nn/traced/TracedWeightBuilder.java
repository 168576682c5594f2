package org.pydl4j.nn.traced;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.weights.WeightInit;

/**
 * Builds a {@link TracedWeight}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class TracedWeightBuilder
    extends ConfiguredBuilder<TracedWeight, TracedWeightBuilder> {
  /** Nothing set. */
  public TracedWeightBuilder() {
    super(TracedWeight.DECLARATION);
  }

  /**
   * Its name, by which operations and tables of parameters have it. A word of letters, digits and
   * underscores other than 'input'. Required.
   */
  public TracedWeightBuilder name(String value) {
    return put("name", value);
  }

  /** The sizes of its axes; without any it is one number. At least 1. Required. */
  public TracedWeightBuilder shape(long... values) {
    return put("shape", boxed(values));
  }

  /**
   * How it starts. Of fans there are as many as its first and its last size, of one axis its size
   * for both. Default: xavier.
   */
  public TracedWeightBuilder weightInit(WeightInit value) {
    return put("weightInit", value);
  }

  /**
   * How it starts. Of fans there are as many as its first and its last size, of one axis its size
   * for both. Default: xavier.
   */
  public TracedWeightBuilder weightInit(ConfiguredBuilder<? extends WeightInit, ?> value) {
    return put("weightInit", value.build());
  }

  /**
   * By name. How it starts. Of fans there are as many as its first and its last size, of one axis
   * its size for both. Default: xavier.
   */
  public TracedWeightBuilder weightInit(String name) {
    return put("weightInit", WeightInit.KIND.named(name));
  }

  /**
   * What training does with it: a WEIGHT has the updater and regularization, a BIAS those of
   * biases, a GAIN the updater alone. Default: WEIGHT.
   */
  public TracedWeightBuilder role(TracedWeight.Role value) {
    return put("role", value);
  }

  @Override
  public <V> TracedWeightBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public TracedWeight build() {
    return super.build();
  }
}
