package org.pydl4j.spark.sync;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.spark.transport.Wire;

/**
 * Builds a {@link AllReduce}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class AllReduceBuilder extends ConfiguredBuilder<AllReduce, AllReduceBuilder> {
  /** Nothing set. */
  public AllReduceBuilder() {
    super(AllReduce.DECLARATION);
  }

  /**
   * How numbers travel between workers: FULL as they are, BFLOAT16 or FLOAT16 with half of
   * float32's bytes. Sums are made in the network's own type. Default: FULL.
   */
  public AllReduceBuilder wire(Wire value) {
    return put("wire", value);
  }

  @Override
  public <V> AllReduceBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public AllReduce build() {
    return super.build();
  }
}
