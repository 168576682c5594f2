package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * The inner part of images. DL4J: {@code Cropping2D}.
 *
 * <p>Input [n, channels, height, width], output [n, channels, height', width'], smaller by the
 * cropping. No parameters.
 *
 * <pre>{@code
 * Cropping2D.builder().cropping(1)
 * }</pre>
 */
public final class Cropping2D extends Cropping {
  /** What is cut off each side. */
  public static final Key<List<Long>> CROPPING =
      Borders.key("cropping", "cut off", "[top, bottom, left, right]", "height", "width");

  /** Name, documentation and keys. */
  public static final Declaration<Cropping2D> DECLARATION =
      Declaration.of(KIND, "Cropping2D", Cropping2D::new)
          .doc(
              "The inner part of images.\n"
                  + "Input: [n, channels, height, width].\n"
                  + "Output: [n, channels, height', width'], smaller by the cropping.\n"
                  + "No parameters.\n"
                  + "DL4J: Cropping2D.")
          .positional(CROPPING)
          .include(Layer.KEYS)
          .build();

  private Cropping2D(Settings settings) {
    super(DECLARATION, settings, CROPPING);
  }

  /** Starts a builder. */
  public static Cropping2DBuilder builder() {
    return new Cropping2DBuilder();
  }
}
