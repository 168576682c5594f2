package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Larger sequences: each element is repeated, or those between lie on straight lines. DL4J: {@code
 * Upsampling1D}.
 *
 * <p>Input [n, channels, time], output [n, channels, time · size]. No parameters.
 *
 * <pre>{@code
 * Upsampling1D.builder().size(2)
 * }</pre>
 */
public final class Upsampling1D extends Upsampling {
  /** How often each element is repeated. */
  public static final Key<Long> SIZE = Upsampling.size1D();

  /** Name, documentation and keys. */
  public static final Declaration<Upsampling1D> DECLARATION =
      Declaration.of(KIND, "Upsampling1D", Upsampling1D::new)
          .doc(
              "Larger sequences: each element is repeated, or those between lie on straight "
                  + "lines.\n"
                  + "Input: [n, channels, time].\n"
                  + "Output: [n, channels, time · size].\n"
                  + "No parameters.\n"
                  + "DL4J: Upsampling1D.")
          .positional(SIZE)
          .key(Upsampling.INTERPOLATION)
          .include(Layer.KEYS)
          .build();

  private Upsampling1D(Settings settings) {
    super(DECLARATION, settings, SIZE);
  }

  /** Starts a builder. */
  public static Upsampling1DBuilder builder() {
    return new Upsampling1DBuilder();
  }
}
