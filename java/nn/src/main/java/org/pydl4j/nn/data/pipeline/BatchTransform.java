package org.pydl4j.nn.data.pipeline;

import org.pydl4j.nn.data.MultiDataSet;

/**
 * A change of mini-batches, called by several threads at once. DL4J: {@code DataSetPreProcessor}.
 */
@FunctionalInterface
public interface BatchTransform {
  /**
   * The changed mini-batch: arrays of the given one, which stay as they are, or new ones, which the
   * pipeline closes. As many examples may be fewer, not more.
   */
  MultiDataSet apply(MultiDataSet batch);

  /** Whether it leaves no example out, so that the length of a pass stays known. */
  default boolean keepsExamples() {
    return false;
  }
}
