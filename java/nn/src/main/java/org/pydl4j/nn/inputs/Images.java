package org.pydl4j.nn.inputs;

import org.pydl4j.nn.conf.Check;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** The three keys that both image input types have. */
final class Images {
  static final Key<Long> HEIGHT = extent("height", "Rows of pixels.");
  static final Key<Long> WIDTH = extent("width", "Columns of pixels.");
  static final Key<Long> CHANNELS =
      extent("channels", "Numbers a pixel: 1 for grey, 3 for colour; later the feature maps.");

  private Images() {}

  private static Key<Long> extent(String name, String doc) {
    return Key.of(name, Type.LONG).required().check(Check.atLeast(1)).doc(doc);
  }
}
