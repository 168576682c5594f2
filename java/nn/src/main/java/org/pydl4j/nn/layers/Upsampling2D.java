package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Settings;

/**
 * Larger images: each element is repeated, or those between lie on straight lines. DL4J: {@code
 * Upsampling2D}.
 *
 * <p>Input [n, channels, height, width], output [n, channels, height · size, width · size]. No
 * parameters.
 *
 * <pre>{@code
 * Upsampling2D.builder().size(2)
 * }</pre>
 */
public final class Upsampling2D extends Upsampling {
  /** How often each element is repeated. */
  public static final Key<Pair> SIZE = Upsampling.size2D();

  /** Name, documentation and keys. */
  public static final Declaration<Upsampling2D> DECLARATION =
      Declaration.of(KIND, "Upsampling2D", Upsampling2D::new)
          .doc(
              "Larger images: each element is repeated, or those between lie on straight "
                  + "lines.\n"
                  + "Input: [n, channels, height, width].\n"
                  + "Output: [n, channels, height · size, width · size].\n"
                  + "No parameters.\n"
                  + "DL4J: Upsampling2D.")
          .positional(SIZE)
          .key(Upsampling.INTERPOLATION)
          .include(Layer.KEYS)
          .build();

  private Upsampling2D(Settings settings) {
    super(DECLARATION, settings, SIZE);
  }

  /** Starts a builder. */
  public static Upsampling2DBuilder builder() {
    return new Upsampling2DBuilder();
  }
}
