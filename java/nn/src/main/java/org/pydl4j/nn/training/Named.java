package org.pydl4j.nn.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
      Map<String, long[]> there = new LinkedHashMap<>();
      mine.forEach((name, array) -> shapes.put(name, array.shape()));
      given.forEach((name, array) -> there.put(name, array == null ? null : array.shape()));
      require(what, shapes, there);
      mine.forEach((name, array) -> array.assign(Objects.requireNonNull(given.get(name))));
    } finally {
      mine.values().forEach(NDArray::close);
    }
  }

  /**
   * Refuses arrays of other names or shapes.
   *
   * @param what one of them in messages
   * @param shapes by the names that there are to be
   * @param given the shapes of those that there are
   * @throws ShapeException if one is missing, too many or of another shape
   */
  static void require(
      String what, Map<String, long[]> shapes, Map<String, long @Nullable []> given) {
    shapes.forEach((name, shape) -> requireShape(what, name, shape, given.get(name)));
    if (given.size() != shapes.size()) {
      TreeSet<String> other = new TreeSet<>(given.keySet());
      other.removeAll(shapes.keySet());
      throw new ShapeException("The network has no " + what + " " + String.join(", ", other) + ".");
    }
  }

  private static void requireShape(
      String what, String name, long[] shape, long @Nullable [] given) {
    if (given == null || !Arrays.equals(given, shape)) {
      throw new ShapeException(
          "The "
              + what
              + " "
              + name
              + " must be "
              + Arrays.toString(shape)
              + ". Got "
              + (given == null ? "none" : Arrays.toString(given))
              + ".");
    }
  }
}
