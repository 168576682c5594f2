package org.pydl4j.nn;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/**
 * Something that makes outputs of inputs: our networks, later models of other formats. Evaluation,
 * Spark and serving work with any of them.
 */
public interface Model extends AutoCloseable {
  /** Names, types and shapes of inputs and outputs. */
  Signature signature();

  /**
   * Computes outputs; the caller owns them. Any number of threads may call this at once.
   *
   * @param inputs by the names of the {@link #signature()}, batches in the first axis
   */
  Map<String, NDArray> output(Map<String, NDArray> inputs);

  /** The normalizer that inputs go through first, as JSON, or null; it is not applied here. */
  default @Nullable String normalizerJson() {
    return null;
  }

  /**
   * The process that makes its first input of rows with raw columns, as JSON, or null; it is not
   * applied here.
   */
  default @Nullable String processJson() {
    return null;
  }

  /** Names of the classes that the first output's columns stand for; empty when there are none. */
  default List<String> labels() {
    return List.of();
  }

  /** Frees the memory; a second call does nothing. */
  @Override
  void close();
}
