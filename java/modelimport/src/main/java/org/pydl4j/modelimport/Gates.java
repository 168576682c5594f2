package org.pydl4j.modelimport;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;

/** Weights of recurrent layers, whose gates stand side by side, in another order on each side. */
public final class Gates {
  private Gates() {}

  /**
   * The gates along an axis in another order.
   *
   * @param order for each place which gate comes there
   */
  public static NDArray ordered(NDArray weights, int axis, int... order) {
    List<NDArray> parts = Shapes.chunk(weights, order.length, axis);
    NDArray[] made = new NDArray[order.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = parts.get(order[i]);
    }
    return Shapes.concat(axis, made);
  }
}
