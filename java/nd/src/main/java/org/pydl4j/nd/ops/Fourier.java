package org.pydl4j.nd.ops;

import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Waves;

/**
 * Discrete Fourier transforms of real series, along the last axis, of float32 or float64. Any
 * length will do; those of small factors are fast. DL4J: {@code FFT} of DataVec's audio.
 */
public final class Fourier {
  private Fourier() {}

  /**
   * The squared magnitudes of the frequencies of real series, from 0 to half the rate.
   *
   * @param a [..., n]
   * @return [..., n / 2 + 1]
   */
  public static NDArray power(NDArray a) {
    check("power", a);
    return Waves.power(a);
  }

  private static void check(String what, NDArray a) {
    OperandChecks.minRank(what, a, 1);
    if (a.dtype() != DType.FLOAT32 && a.dtype() != DType.FLOAT64) {
      throw new DTypeException(what + " needs float32 or float64. Got " + a.dtype() + ".");
    }
    if (a.size(-1) < 1) {
      throw new ShapeException(what + " needs at least one number along the last axis. Got none.");
    }
  }
}
