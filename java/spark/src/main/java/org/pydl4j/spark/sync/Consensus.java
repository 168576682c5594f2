package org.pydl4j.spark.sync;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.spark.transport.Collective;
import org.pydl4j.spark.transport.Wire;

/** Means over workers. */
final class Consensus {
  private Consensus() {}

  /**
   * Replaces the vectors by their means over the workers, by weight; by equal weights when all are
   * 0.
   */
  static void mean(Collective workers, Wire wire, double weight, NDArray... vectors) {
    double share = weight / total(workers.exchange(weight));
    double factor = Double.isNaN(share) ? 1.0 / workers.size() : share;
    for (NDArray vector : vectors) {
      if (vector.length() > 0) {
        if (factor == 0) {
          Updates.zero(vector);
        } else {
          Arithmetic.mulInPlace(vector, factor);
        }
        workers.allReduce(vector, wire);
      }
    }
  }

  /** The sum of the first numbers of all workers. */
  static double total(double[][] numbers) {
    double total = 0;
    for (double[] one : numbers) {
      total += one[0];
    }
    return total;
  }
}
