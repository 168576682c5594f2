package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Zeros around sequences. Steps that are added count as real where there is a mask. DL4J: {@code
 * ZeroPadding1DLayer}.
 *
 * <p>Input [n, channels, time], output [n, channels, time'], larger by the padding. No parameters.
 *
 * <pre>{@code
 * ZeroPadding1D.builder().padding(1)
 * }</pre>
 */
public final class ZeroPadding1D extends ZeroPadded {
  /** What is added on each side. */
  public static final Key<List<Long>> PADDING =
      Borders.key("padding", "added", "[front, back]", "time");

  /** Name, documentation and keys. */
  public static final Declaration<ZeroPadding1D> DECLARATION =
      Declaration.of(KIND, "ZeroPadding1D", ZeroPadding1D::new)
          .doc(
              "Zeros around sequences. Steps that are added count as real where there is a "
                  + "mask.\n"
                  + "Input: [n, channels, time].\n"
                  + "Output: [n, channels, time'], larger by the padding.\n"
                  + "No parameters.\n"
                  + "DL4J: ZeroPadding1DLayer.")
          .positional(PADDING)
          .include(Layer.KEYS)
          .build();

  private ZeroPadding1D(Settings settings) {
    super(DECLARATION, settings, PADDING);
  }

  /** Starts a builder. */
  public static ZeroPadding1DBuilder builder() {
    return new ZeroPadding1DBuilder();
  }
}
