package org.pydl4j.nn.training;

import java.util.Arrays;
import java.util.Map;
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
      mine.forEach((name, array) -> fitting(what + " " + name, array, given.get(name)));
      if (given.size() != mine.size()) {
        TreeSet<String> other = new TreeSet<>(given.keySet());
        other.removeAll(mine.keySet());
        throw new ShapeException(
            "The network has no " + what + " " + String.join(", ", other) + ".");
      }
      mine.forEach(
          (name, array) -> array.assign(fitting(what + " " + name, array, given.get(name))));
    } finally {
      mine.values().forEach(NDArray::close);
    }
  }

  private static NDArray fitting(String what, NDArray mine, @Nullable NDArray given) {
    if (given == null || !Arrays.equals(given.shape(), mine.shape())) {
      throw new ShapeException(
          "The "
              + what
              + " must be "
              + Arrays.toString(mine.shape())
              + ". Got "
              + (given == null ? "none" : Arrays.toString(given.shape()))
              + ".");
    }
    return given;
  }
}
