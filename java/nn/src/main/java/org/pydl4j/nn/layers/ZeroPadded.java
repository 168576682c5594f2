package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Volumes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/** What layers share that add zeros around. */
abstract class ZeroPadded extends Borders {
  ZeroPadded(Declaration<?> declaration, Settings settings, Key<List<Long>> sides) {
    super(declaration, settings, sides, 1);
  }

  @Override
  NDArray changed(NDArray x, double value) {
    return Volumes.pad(x, value, sides);
  }
}
