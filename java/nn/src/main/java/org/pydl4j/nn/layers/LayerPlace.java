package org.pydl4j.nn.layers;

import org.pydl4j.nd.errors.ShapeException;

/**
 * Where a layer stands, for messages: {@code Layer 5 (Dense) expects 800 inputs, got 784 from layer
 * 4 (Subsampling).}
 *
 * @param layer the layer in words, {@code layer 5 (Dense)}; counted from 0
 * @param source where its input comes from, in words: {@code layer 4 (Subsampling)} or {@code the
 *     input type}
 */
public record LayerPlace(String layer, String source) {
  /** The layer in words at the start of a sentence. */
  public String capitalised() {
    return Character.toUpperCase(layer.charAt(0)) + layer.substring(1);
  }

  /**
   * "Layer 5 (Dense) expects {@code expected}, got {@code got} from layer 4 (Subsampling). {@code
   * remedy}"
   */
  public ShapeException expects(String expected, String got, String remedy) {
    return new ShapeException(
        capitalised()
            + " expects "
            + expected
            + ", got "
            + got
            + " from "
            + source
            + ". "
            + remedy);
  }
}
