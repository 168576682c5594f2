package org.pydl4j.nn.inputs;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** What the input types of images and volumes have in common: height, width and channels. */
public abstract class Images extends InputType {
  static final Key<Long> HEIGHT = extent("height", "Rows of pixels.");
  static final Key<Long> WIDTH = extent("width", "Columns of pixels.");
  static final Key<Long> CHANNELS =
      extent("channels", "Numbers a pixel: 1 for grey, 3 for colour; later the feature maps.");

  Images(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  static <T extends Images> T built(
      Declaration<T> declaration, long height, long width, long channels) {
    return declaration
        .builder()
        .set(HEIGHT, height)
        .set(WIDTH, width)
        .set(CHANNELS, channels)
        .build();
  }

  /** Rows of pixels. */
  public final long height() {
    return get(HEIGHT);
  }

  /** Columns of pixels. */
  public final long width() {
    return get(WIDTH);
  }

  /** Numbers a pixel, or feature maps. */
  public final long channels() {
    return get(CHANNELS);
  }

  static Key<Long> extent(String name, String doc) {
    return Key.of(name, Type.LONG).required().check(ValueCheck.atLeast(1)).doc(doc);
  }
}
