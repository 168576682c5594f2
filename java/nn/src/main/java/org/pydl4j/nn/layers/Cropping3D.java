package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * The inner part of volumes. DL4J: {@code Cropping3D}.
 *
 * <p>Input [n, channels, depth, height, width], output [n, channels, depth', height', width'],
 * smaller by the cropping. No parameters.
 *
 * <pre>{@code
 * Cropping3D.builder().cropping(1)
 * }</pre>
 */
public final class Cropping3D extends Cropping {
  /** What is cut off each side. */
  public static final Key<List<Long>> CROPPING =
      Borders.key(
          "cropping",
          "cut off",
          "[front, back, top, bottom, left, right]",
          "depth",
          "height",
          "width");

  /** Name, documentation and keys. */
  public static final Declaration<Cropping3D> DECLARATION =
      Declaration.of(KIND, "Cropping3D", Cropping3D::new)
          .doc(
              "The inner part of volumes.\n"
                  + "Input: [n, channels, depth, height, width].\n"
                  + "Output: [n, channels, depth', height', width'], smaller by the cropping.\n"
                  + "No parameters.\n"
                  + "DL4J: Cropping3D.")
          .positional(CROPPING)
          .include(Layer.KEYS)
          .build();

  private Cropping3D(Settings settings) {
    super(DECLARATION, settings, CROPPING);
  }

  /** Starts a builder. */
  public static Cropping3DBuilder builder() {
    return new Cropping3DBuilder();
  }
}
