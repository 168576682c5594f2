package org.pydl4j.spark.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Reduction;

/** The arrays of a batch of series. */
public final class SeriesArrays {
  private SeriesArrays() {}

  /**
   * Cuts series and their masks to the longest one of the batch.
   *
   * @param arrays by their names, with the masks; they are the caller's, as what is given back
   * @param specs what they were read by
   */
  public static Map<String, NDArray> cut(Map<String, NDArray> arrays, List<TensorSpec> specs) {
    long longest = longest(arrays, specs);
    if (longest == 0) {
      return arrays;
    }
    Map<String, NDArray> cut = new LinkedHashMap<>(arrays);
    for (TensorSpec spec : specs) {
      NDArray whole = arrays.get(spec.name());
      if (spec.isSeries() && whole != null && whole.size(spec.time() + 1) > longest) {
        try (NDArray part = Scope.detach(Indexing.slice(whole, spec.time() + 1, 0, longest))) {
          cut.put(spec.name(), Scope.detach(part.dup()));
        }
        whole.close();
      }
    }
    return cut;
  }

  /** Steps of the longest series; 0 where there is none. */
  private static long longest(Map<String, NDArray> arrays, List<TensorSpec> specs) {
    double longest = 0;
    for (TensorSpec spec : specs) {
      NDArray mask = spec.isSeries() ? arrays.get(spec.maskName()) : null;
      if (mask != null && mask.size(0) > 0) {
        try (NDArray lengths = Scope.detach(Reduction.sum(mask, 1));
            NDArray most = Scope.detach(Reduction.max(lengths))) {
          longest = Math.max(longest, most.toDoubleArray()[0]);
        }
      }
    }
    return (long) longest;
  }

  /**
   * Takes the masks out of the arrays.
   *
   * @param specs of the series whose masks are wanted
   * @return by the names of the series
   */
  public static Map<String, NDArray> masks(Map<String, NDArray> arrays, List<TensorSpec> specs) {
    Map<String, NDArray> masks = new LinkedHashMap<>();
    for (TensorSpec spec : specs) {
      NDArray mask = spec.isSeries() ? arrays.remove(spec.maskName()) : null;
      if (mask != null) {
        masks.put(spec.name(), mask);
      }
    }
    return masks;
  }
}
