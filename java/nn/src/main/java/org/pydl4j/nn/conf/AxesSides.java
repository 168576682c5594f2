package org.pydl4j.nn.conf;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.errors.ConfigurationException;

/** Numbers for both sides of each of some axes. */
public final class AxesSides {
  private AxesSides() {}

  /**
   * Two numbers an axis, front and back.
   *
   * @param axes how many axes there are
   * @param values one for all sides, one for each axis, or two for each axis
   * @throws ConfigurationException if there are other numbers of them
   */
  public static List<Long> of(int axes, long... values) {
    if (values.length != 1 && values.length != axes && values.length != 2 * axes) {
      throw new ConfigurationException(
          "For "
              + axes
              + (axes == 1 ? " axis" : " axes")
              + " there must be 1, "
              + (axes == 1 ? "" : axes + " ")
              + "or "
              + 2 * axes
              + " numbers. Got "
              + values.length
              + ".");
    }
    List<Long> sides = new ArrayList<>();
    for (int side = 0; side < 2 * axes; side++) {
      sides.add(values[values.length == 1 ? 0 : values.length == axes ? side / 2 : side]);
    }
    return List.copyOf(sides);
  }
}
