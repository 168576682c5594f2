package org.pydl4j.nn.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;

/**
 * Examples with their labels for networks of several inputs or outputs, in the order of the
 * network's. It borrows the arrays: whoever made them closes them. DL4J: {@code MultiDataSet}.
 *
 * @param features one for each input, each [n, …] as its input type says
 * @param labels one for each output, each [n, …] or class indices [n]; none where there are none
 * @param featuresMasks none, or one for each input: [n, time], 1 where a time step is real, 0 where
 *     it is padding; null for an input that is all real
 * @param labelsMasks none, or one for each output: [n, time] or [n], 1 where a label counts
 * @param weights [n], how much each example counts, at least 0; null when all count 1
 */
public record MultiDataSet(
    List<NDArray> features,
    List<NDArray> labels,
    List<@Nullable NDArray> featuresMasks,
    List<@Nullable NDArray> labelsMasks,
    @Nullable NDArray weights) {
  /** Refuses masks that are not as many as what they mask. */
  public MultiDataSet {
    features = List.copyOf(features);
    labels = List.copyOf(labels);
    requireCount("featuresMasks", featuresMasks, features);
    requireCount("labelsMasks", labelsMasks, labels);
  }

  /** Examples that all count alike, of which everything is real. */
  public MultiDataSet(List<NDArray> features, List<NDArray> labels) {
    this(features, labels, List.of(), List.of(), null);
  }

  /** The same, from arrays. */
  public MultiDataSet(NDArray[] features, NDArray[] labels) {
    this(Arrays.asList(features), Arrays.asList(labels));
  }

  private static void requireCount(String what, List<?> masks, List<?> of) {
    if (!masks.isEmpty() && masks.size() != of.size()) {
      throw new DataException(
          "The "
              + what
              + " must be none, or one for each array that they mask. Got "
              + masks.size()
              + " for "
              + of.size()
              + ".");
    }
  }

  /** How many examples there are. */
  public long size() {
    return features.get(0).size(0);
  }

  /**
   * The same arrays under the names of a network's inputs and outputs.
   *
   * @throws DataException if there is another number of them
   */
  public Batch batch(List<String> inputs, List<String> outputs) {
    requireNamed("inputs", inputs, features);
    if (!labels.isEmpty()) {
      requireNamed("outputs", outputs, labels);
    }
    return new Batch(
        named(inputs, features),
        named(outputs, labels),
        named(inputs, featuresMasks),
        named(outputs, labelsMasks),
        weights);
  }

  private static void requireNamed(String what, List<String> names, List<NDArray> arrays) {
    if (names.size() != arrays.size()) {
      throw new DataException(
          "The network has the "
              + what
              + " "
              + names
              + ": one array is wanted for each. Got "
              + arrays.size()
              + ".");
    }
  }

  private static Map<String, NDArray> named(List<String> names, List<@Nullable NDArray> arrays) {
    Map<String, NDArray> named = new LinkedHashMap<>();
    for (int i = 0; i < arrays.size(); i++) {
      NDArray array = arrays.get(i);
      if (array != null) {
        named.put(names.get(i), array);
      }
    }
    return named;
  }
}
