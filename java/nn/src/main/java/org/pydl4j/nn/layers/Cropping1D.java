package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * The inner part of sequences. DL4J: {@code Cropping1D}.
 *
 * <p>Input [n, channels, time], output [n, channels, time'], smaller by the cropping. No
 * parameters.
 *
 * <pre>{@code
 * Cropping1D.builder().cropping(1)
 * }</pre>
 */
public final class Cropping1D extends Cropping {
  /** What is cut off each side. */
  public static final Key<List<Long>> CROPPING =
      Borders.key("cropping", "cut off", "[front, back]", "time");

  /** Name, documentation and keys. */
  public static final Declaration<Cropping1D> DECLARATION =
      Declaration.of(KIND, "Cropping1D", Cropping1D::new)
          .doc(
              "The inner part of sequences.\n"
                  + "Input: [n, channels, time].\n"
                  + "Output: [n, channels, time'], smaller by the cropping.\n"
                  + "No parameters.\n"
                  + "DL4J: Cropping1D.")
          .positional(CROPPING)
          .include(Layer.KEYS)
          .build();

  private Cropping1D(Settings settings) {
    super(DECLARATION, settings, CROPPING);
  }

  /** Starts a builder. */
  public static Cropping1DBuilder builder() {
    return new Cropping1DBuilder();
  }
}
