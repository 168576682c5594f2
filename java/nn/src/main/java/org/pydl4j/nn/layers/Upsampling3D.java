package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Larger volumes: each element is repeated, or those between lie on straight lines. DL4J: {@code
 * Upsampling3D}.
 *
 * <p>Input [n, channels, depth, height, width], output [n, channels, depth · size, height · size,
 * width · size]. No parameters.
 *
 * <pre>{@code
 * Upsampling3D.builder().size(2)
 * }</pre>
 */
public final class Upsampling3D extends Upsampling {
  /** How often each element is repeated. */
  public static final Key<List<Long>> SIZE = Upsampling.size3D();

  /** Name, documentation and keys. */
  public static final Declaration<Upsampling3D> DECLARATION =
      Declaration.of(KIND, "Upsampling3D", Upsampling3D::new)
          .doc(
              "Larger volumes: each element is repeated, or those between lie on straight "
                  + "lines.\n"
                  + "Input: [n, channels, depth, height, width].\n"
                  + "Output: [n, channels, depth · size, height · size, width · size].\n"
                  + "No parameters.\n"
                  + "DL4J: Upsampling3D.")
          .positional(SIZE)
          .key(Upsampling.INTERPOLATION)
          .include(Layer.KEYS)
          .build();

  private Upsampling3D(Settings settings) {
    super(DECLARATION, settings, SIZE);
  }

  /** Starts a builder. */
  public static Upsampling3DBuilder builder() {
    return new Upsampling3DBuilder();
  }
}
