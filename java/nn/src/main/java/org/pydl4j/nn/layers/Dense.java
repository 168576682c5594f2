package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * Fully connected layer: {@code activation(x · W + b)}. DL4J: {@code DenseLayer}.
 *
 * <p>Input [n, nIn], output [n, nOut]. Parameters: {@code W} [nIn, nOut], {@code b} [nOut].
 *
 * <pre>{@code
 * Dense.builder().nOut(500).activation("relu")
 * }</pre>
 */
public final class Dense extends FullyConnected {
  /** Name, documentation and keys. */
  public static final Declaration<Dense> DECLARATION =
      Declaration.of(KIND, "Dense", Dense::new)
          .doc(
              "Fully connected layer.\n"
                  + "activation(x · W + b)\n"
                  + "Input: [n, nIn].\n"
                  + "Output: [n, nOut].\n"
                  + "Parameters: W [nIn, nOut], b [nOut].\n"
                  + "DL4J: DenseLayer.")
          .positional(LayerKeys.N_OUT)
          .include(FeedForwardLayer.KEYS)
          .build();

  private Dense(Settings settings) {
    super(DECLARATION, settings);
  }

  /** Starts a builder. */
  public static DenseBuilder builder() {
    return new DenseBuilder();
  }
}
