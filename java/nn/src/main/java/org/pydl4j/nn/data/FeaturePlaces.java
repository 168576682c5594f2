package org.pydl4j.nn.data;

import java.util.List;

/**
 * Where features stand in the arrays that a network takes and gives: what a normalizer of its
 * inputs and labels has to know.
 *
 * @param inputs in their order
 * @param outputs in their order; labels stand like them
 */
public record FeaturePlaces(List<Place> inputs, List<Place> outputs) {
  /** Of arrays of which nothing is known; features are taken to stand in axis 1. */
  public static final FeaturePlaces UNKNOWN = new FeaturePlaces(List.of(), List.of());

  /** Where features stand beside pixels and steps. */
  public enum Order {
    /** There are neither: [n, features]. */
    ALONE,
    /** Axis 1: [n, channels, height, width], [n, features, time]. */
    FIRST,
    /** The last axis: [n, height, width, channels], [n, time, features]. */
    LAST
  }

  /**
   * Of one array.
   *
   * @param name of the input or output
   * @param shape of a batch in words: {@code [n, 28, 28, 3]}
   * @param order where features stand
   * @param features how many there are
   */
  public record Place(String name, String shape, Order order, long features) {
    /** Whether features stand behind pixels or steps. */
    public boolean isLast() {
      return order == Order.LAST;
    }
  }

  /** The names of the inputs. */
  public List<String> inputNames() {
    return inputs.stream().map(Place::name).toList();
  }

  /** The names of the outputs. */
  public List<String> outputNames() {
    return outputs.stream().map(Place::name).toList();
  }
}
