package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Volumes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/** What layers share that cut borders off. */
abstract class Cropping extends Borders {
  Cropping(Declaration<?> declaration, Settings settings, Key<List<Long>> sides) {
    super(declaration, settings, sides, -1);
  }

  @Override
  NDArray changed(NDArray x, double value) {
    for (int axis = 0; axis < sides.length / 2; axis++) { // of series whose length was not known
      if (sides[2 * axis] + sides[2 * axis + 1] >= x.size(2 + axis)) {
        throw new ShapeException(
            "A cropping of "
                + (sides[2 * axis] + sides[2 * axis + 1])
                + " leaves nothing of series of "
                + x.size(2 + axis)
                + " steps. Use longer series, or a smaller cropping.");
      }
    }
    return Volumes.crop(x, sides);
  }
}
