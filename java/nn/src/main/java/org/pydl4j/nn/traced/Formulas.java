package org.pydl4j.nn.traced;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;

/** Formulae of operations that are more than one call. */
final class Formulas {
  private Formulas() {}

  static NDArray slice(NDArray a, long[] part) {
    return Indexing.slice(a, Math.toIntExact(part[0]), part[1], part[2], part[3]);
  }

  /** A batch may have no examples: -1 would not say how many there are. */
  static NDArray reshape(NDArray a, long[] sizes) {
    long[] exact = sizes.clone();
    if (exact.length > 0 && exact[0] == -1) {
      exact[0] = a.size(0);
    }
    return Shapes.reshape(a, exact);
  }
}
