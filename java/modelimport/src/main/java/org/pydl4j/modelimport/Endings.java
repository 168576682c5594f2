package org.pydl4j.modelimport;

/** The losses of outputs whose files do not say what they were trained for. */
public final class Endings {
  private Endings() {}

  /** The class of a loss alone, of outputs of so many axes behind that of the examples. */
  public static String layer(int axes) {
    return switch (axes) {
      case 1 -> "Loss";
      case 2 -> "RnnLoss";
      case 3 -> "CnnLoss";
      default -> "Cnn3DLoss";
    };
  }

  /** The loss that fits the last activation, as Deeplearning4j's importer takes it. */
  public static String loss(String activation) {
    return switch (activation) {
      case "softmax" -> "MCXENT";
      case "sigmoid" -> "XENT";
      default -> "MSE";
    };
  }
}
