package org.pydl4j.etl.audio;

/**
 * Frequencies as they are heard, and filters at equal distances on that scale. Sources: Slaney's
 * Auditory Toolbox (1998), linear below 1000 Hz and logarithmic above; HTK, {@code 2595 log10(1 + f
 * / 700)}.
 */
final class MelScale {
  private static final double STEP = 200.0 / 3; // Hz a mel below BEND
  private static final double BEND = 1000;
  private static final double LOG_STEP = Math.log(6.4) / 27;

  private final boolean htk;

  MelScale(boolean htk) {
    this.htk = htk;
  }

  private double mel(double hertz) {
    if (htk) {
      return 2595 * Math.log10(1 + hertz / 700);
    }
    return hertz < BEND ? hertz / STEP : BEND / STEP + Math.log(hertz / BEND) / LOG_STEP;
  }

  private double hertz(double mel) {
    if (htk) {
      return 700 * (Math.pow(10, mel / 2595) - 1);
    }
    double bend = BEND / STEP;
    return mel < bend ? mel * STEP : BEND * Math.exp(LOG_STEP * (mel - bend));
  }

  /**
   * Triangles of which each ends where the middle of the next is.
   *
   * @param slaney whether each has the area 1, else the height 1
   * @return [filters, bins]
   */
  double[][] filters(int rate, int fft, int count, double low, double high, boolean slaney) {
    double[] edges = new double[count + 2];
    double from = mel(low);
    double step = (mel(high) - from) / (count + 1);
    for (int i = 0; i < edges.length; i++) {
      edges[i] = hertz(from + i * step);
    }
    int bins = fft / 2 + 1;
    double[][] made = new double[count][bins];
    for (int i = 0; i < count; i++) {
      for (int bin = 0; bin < bins; bin++) {
        double frequency = (double) bin * rate / fft;
        double up = (frequency - edges[i]) / (edges[i + 1] - edges[i]);
        double down = (edges[i + 2] - frequency) / (edges[i + 2] - edges[i + 1]);
        double weight = Math.max(0, Math.min(up, down));
        made[i][bin] = slaney ? weight * 2 / (edges[i + 2] - edges[i]) : weight;
      }
    }
    return made;
  }
}
