package org.pydl4j.nn.zoo;

import java.util.LinkedHashMap;
import java.util.Map;

/** Modules of torchvision, in the order in which a {@link Sketch} adds its convolutions. */
final class TorchNames {
  private final Map<String, String> names = new LinkedHashMap<>();
  private int convolutions;

  /** A convolution, and the batch normalization behind it. */
  void normalized(String convolution, String normalization) {
    String name = "conv_" + convolutions++;
    names.put(name, convolution);
    names.put(name + "_norm", normalization);
  }

  /** All of them, with the last layer. */
  Map<String, String> ending(String last) {
    names.put("output", last);
    return names;
  }
}
