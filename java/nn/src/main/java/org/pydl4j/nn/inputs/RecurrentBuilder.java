package org.pydl4j.nn.inputs;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link Recurrent}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class RecurrentBuilder extends ConfiguredBuilder<Recurrent, RecurrentBuilder> {
  /** Nothing set. */
  public RecurrentBuilder() {
    super(Recurrent.DECLARATION);
  }

  /** How many numbers a time step has. At least 1. Required. */
  public RecurrentBuilder size(long value) {
    return put("size", value);
  }

  /** How many time steps a series has; any number when not set. At least 1. */
  public RecurrentBuilder timeSeriesLength(long value) {
    return put("timeSeriesLength", value);
  }

  /**
   * The order of the axes of what goes into the network, and of its labels and outputs: NCW is [n,
   * size, time], NWC is [n, time, size]. Default: NCW.
   */
  public RecurrentBuilder format(RNNFormat value) {
    return put("format", value);
  }

  @Override
  public <V> RecurrentBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Recurrent build() {
    return super.build();
  }
}
