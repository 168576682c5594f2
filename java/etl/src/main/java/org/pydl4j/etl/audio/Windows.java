package org.pydl4j.etl.audio;

import java.util.List;

/** Window functions, periodic as a transform wants them. Source: scipy's {@code get_window}. */
final class Windows {
  static final List<String> NAMES =
      List.of("hann", "hamming", "blackman", "bartlett", "rectangular");

  private Windows() {}

  /** A window of some length in the middle of zeros. */
  static double[] of(String name, int length, int size) {
    double[] made = new double[size];
    int first = (size - length) / 2;
    for (int i = 0; i < length; i++) {
      made[first + i] = at(name, i, length);
    }
    return made;
  }

  private static double at(String name, int i, int length) {
    double turn = 2 * Math.PI * i / length;
    return switch (name) {
      case "hann" -> 0.5 - 0.5 * Math.cos(turn);
      case "hamming" -> 0.54 - 0.46 * Math.cos(turn);
      case "blackman" -> 0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
      case "bartlett" -> 1 - Math.abs(2.0 * i / length - 1);
      default -> 1;
    };
  }
}
