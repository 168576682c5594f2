package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.inputs.InputType;

/**
 * Where a layer stands, for messages: {@code Layer 5 (Dense) expects 800 inputs, got 784 from layer
 * 4 (Subsampling).}
 *
 * @param layer the layer in words, {@code layer 5 (Dense)}; counted from 0
 * @param sources where its inputs come from, in words: {@code layer 4 (Subsampling)} or {@code the
 *     input type}
 */
public record LayerPlace(String layer, List<String> sources) {
  /** A place with one input. */
  public LayerPlace(String layer, String source) {
    this(layer, List.of(source));
  }

  /** The layer in words at the start of a sentence. */
  public String capitalised() {
    return Character.toUpperCase(layer.charAt(0)) + layer.substring(1);
  }

  /**
   * "Layer 5 (Dense) expects {@code expected}, got {@code got} from layer 4 (Subsampling). {@code
   * remedy}"
   */
  public ShapeException expects(String expected, String got, String remedy) {
    return refused(expected, got + " from " + String.join(" and ", sources), remedy);
  }

  /**
   * "'sum' (ElementWiseVertex) expects {@code expected}, got [8] from 'a' (Dense) and [9] from 'b'
   * (Dense). {@code remedy}"
   */
  public ShapeException expects(String expected, List<InputType> got, String remedy) {
    List<String> each = new ArrayList<>();
    for (int i = 0; i < got.size(); i++) {
      each.add(got.get(i).described() + " from " + sources.get(i));
    }
    return refused(expected, String.join(" and ", each), remedy);
  }

  private ShapeException refused(String expected, String got, String remedy) {
    return new ShapeException(
        capitalised() + " expects " + expected + ", got " + got + ". " + remedy);
  }
}
