package org.pydl4j.nn.traced;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link TracedOperation}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class TracedOperationBuilder
    extends ConfiguredBuilder<TracedOperation, TracedOperationBuilder> {
  /** Nothing set. */
  public TracedOperationBuilder() {
    super(TracedOperation.DECLARATION);
  }

  /** The operation. Required. */
  public TracedOperationBuilder op(TracedOp value) {
    return put("op", value);
  }

  /**
   * What it works on, in order: 'input', the name of a parameter, '%3' for what the operation 3
   * (from 0) made, or a number such as '0.5'. Required.
   */
  public TracedOperationBuilder of(String... values) {
    return put("of", List.of(values));
  }

  /**
   * Whole numbers that belong to the operation: the axes of a sum, the sizes of a reshape, axis,
   * first, last and step of a slice.
   */
  public TracedOperationBuilder sizes(long... values) {
    return put("sizes", boxed(values));
  }

  /** Whether axes that are summed over stay, with the size 1. Default: false. */
  public TracedOperationBuilder keepDims(boolean value) {
    return put("keepDims", value);
  }

  @Override
  public <V> TracedOperationBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public TracedOperation build() {
    return super.build();
  }
}
