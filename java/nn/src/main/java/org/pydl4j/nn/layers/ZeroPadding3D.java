package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Zeros around volumes. DL4J: {@code ZeroPadding3DLayer}.
 *
 * <p>Input [n, channels, depth, height, width], output [n, channels, depth', height', width'],
 * larger by the padding. No parameters.
 *
 * <pre>{@code
 * ZeroPadding3D.builder().padding(1)
 * }</pre>
 */
public final class ZeroPadding3D extends ZeroPadded {
  /** What is added on each side. */
  public static final Key<List<Long>> PADDING =
      Borders.key(
          "padding",
          "added",
          "[front, back, top, bottom, left, right]",
          "depth",
          "height",
          "width");

  /** Name, documentation and keys. */
  public static final Declaration<ZeroPadding3D> DECLARATION =
      Declaration.of(KIND, "ZeroPadding3D", ZeroPadding3D::new)
          .doc(
              "Zeros around volumes.\n"
                  + "Input: [n, channels, depth, height, width].\n"
                  + "Output: [n, channels, depth', height', width'], larger by the padding.\n"
                  + "No parameters.\n"
                  + "DL4J: ZeroPadding3DLayer.")
          .positional(PADDING)
          .include(Layer.KEYS)
          .build();

  private ZeroPadding3D(Settings settings) {
    super(DECLARATION, settings, PADDING);
  }

  /** Starts a builder. */
  public static ZeroPadding3DBuilder builder() {
    return new ZeroPadding3DBuilder();
  }
}
