package org.pydl4j.nn.data.pipeline;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.data.MultiDataSet;

/**
 * Examples under numbers, which a {@link DataPipeline} puts into an order. It is opened before it
 * is used, once by each pipeline, and frees what it holds when the last of them has closed it.
 */
public interface ExampleSource {
  /**
   * What it is, so that a saved place is not taken up in other data: the same text for the same
   * data in another process.
   */
  String description();

  /** Gets ready; each call is ended by one of {@link #close()}. */
  default void open() {}

  /** Ends what one {@link #open()} began. */
  default void close() {}

  /** Whether examples can be had in any order and again, by several threads at once. */
  default boolean isRandomAccess() {
    return true;
  }

  /** Whether other threads than the caller's may read, one at a time where access is not random. */
  default boolean isForThreads() {
    return true;
  }

  /** How many examples there are, once it is open; -1 when that is not known before the end. */
  long size();

  /**
   * Whether each number gives an example: false where examples that cannot be read are left out.
   */
  default boolean isComplete() {
    return true;
  }

  /**
   * Begins a pass.
   *
   * @return the number of its first example; the others follow
   */
  default long begin(long epoch) {
    return 0;
  }

  /** Whether there is an example of this number, at least the first of the pass. */
  default boolean has(long number) {
    return number < size();
  }

  /** This example is not wanted in this pass. */
  default void skip(long number) {}

  /** A pass is over or was left: what it held of examples that nobody asked for may go. */
  default void forget() {}

  /**
   * Reads the examples of a mini-batch.
   *
   * @param request their numbers
   * @param into gives the arrays to write them to
   * @return arrays of {@code into}, or such that it was given to keep
   * @throws org.pydl4j.nd.errors.DataException if one cannot be read; the message names it
   */
  MultiDataSet read(Request request, BatchBuffers into);

  /**
   * The labels of all examples in their order, one array for each output, where they lie in memory;
   * else none. They stay with the source.
   */
  default List<NDArray> labels() {
    return List.of();
  }
}
