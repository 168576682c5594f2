package org.pydl4j.nn.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;

/** Arrays under names, as files hold them. */
final class Named {
  private Named() {}

  /**
   * Overwrites arrays with those of equal names.
   *
   * @param what one of them in messages
   * @param mine views, which are closed
   * @throws ShapeException if one is missing, too many or of another shape
   */
  static void assign(String what, Map<String, NDArray> mine, Map<String, NDArray> given) {
    try {
      Map<String, long[]> shapes = new LinkedHashMap<>();
      mine.forEach((name, array) -> shapes.put(name, array.shape()));
      require(what, shapes, given);
      mine.forEach(
          (name, array) -> array.assign(fitting(what, name, array.shape(), given.get(name))));
    } finally {
      mine.values().forEach(NDArray::close);
    }
  }

  /**
   * Refuses arrays of other names or shapes.
   *
   * @param what one of them in messages
   * @throws ShapeException if one is missing, too many or of another shape
   */
  static void require(String what, Map<String, long[]> shapes, Map<String, NDArray> given) {
    shapes.forEach((name, shape) -> fitting(what, name, shape, given.get(name)));
    requireNames(what, shapes, given.keySet());
  }

  /**
   * Refuses other names.
   *
   * @param what one of them in messages
   * @param shapes by the names that there are to be
   * @throws ShapeException if one is missing or too many
   */
  static void requireNames(String what, Map<String, long[]> shapes, Set<String> given) {
    shapes.forEach(
        (name, shape) -> {
          if (!given.contains(name)) {
            fitting(what, name, shape, null);
          }
        });
    if (given.size() != shapes.size()) {
      TreeSet<String> other = new TreeSet<>(given);
      other.removeAll(shapes.keySet());
      throw new ShapeException("The network has no " + what + " " + String.join(", ", other) + ".");
    }
  }

  private static NDArray fitting(String what, String name, long[] shape, @Nullable NDArray given) {
    if (given == null || !Arrays.equals(given.shape(), shape)) {
      throw new ShapeException(
          "The "
              + what
              + " "
              + name
              + " must be "
              + Arrays.toString(shape)
              + ". Got "
              + (given == null ? "none" : Arrays.toString(given.shape()))
              + ".");
    }
    return given;
  }
}
