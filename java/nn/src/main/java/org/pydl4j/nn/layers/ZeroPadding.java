package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Zeros around images. DL4J: {@code ZeroPaddingLayer}.
 *
 * <p>Input [n, channels, height, width], output [n, channels, height', width'], larger by the
 * padding. No parameters.
 *
 * <pre>{@code
 * ZeroPadding.builder().padding(1)
 * }</pre>
 */
public final class ZeroPadding extends ZeroPadded {
  /** What is added on each side. */
  public static final Key<List<Long>> PADDING =
      Borders.key("padding", "added", "[top, bottom, left, right]", "height", "width");

  /** Name, documentation and keys. */
  public static final Declaration<ZeroPadding> DECLARATION =
      Declaration.of(KIND, "ZeroPadding", ZeroPadding::new)
          .doc(
              "Zeros around images.\n"
                  + "Input: [n, channels, height, width].\n"
                  + "Output: [n, channels, height', width'], larger by the padding.\n"
                  + "No parameters.\n"
                  + "DL4J: ZeroPaddingLayer.")
          .positional(PADDING)
          .include(Layer.KEYS)
          .build();

  private ZeroPadding(Settings settings) {
    super(DECLARATION, settings, PADDING);
  }

  /** Starts a builder. */
  public static ZeroPaddingBuilder builder() {
    return new ZeroPaddingBuilder();
  }
}
