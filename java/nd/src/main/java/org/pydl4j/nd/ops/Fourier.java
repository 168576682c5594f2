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
   * Overlapping parts of a series, as a view: row i begins at {@code i * hop}.
   *
   * @param a [n], dense
   * @param length of a part
   * @param hop from the beginning of one to that of the next
   * @return [1 + (n - length) / hop, length]
   * @throws ShapeException if the series is shorter than a part
   */
  public static NDArray frames(NDArray a, long length, long hop) {
    OperandChecks.rank("frames", a, 1);
    if (length < 1 || hop < 1 || a.length() < length || a.length() > 1 && a.strides()[0] != 1) {
      throw new ShapeException(
          "frames needs a dense series of at least one part, of lengths of at least 1. Got "
              + a.length()
              + " numbers, the length "
              + length
              + " and the hop "
              + hop
              + ".");
    }
    return Waves.frames(a, 1 + (a.length() - length) / hop, length, hop);
  }

  /**
   * The frequencies of real series, from 0 to half the rate, as numpy's {@code rfft}.
   *
   * @param a [..., n]
   * @return [..., n / 2 + 1, 2]: real and imaginary parts
   */
  public static NDArray rfft(NDArray a) {
    check("rfft", a);
    return Waves.rfft(a);
  }

  /**
   * The squared magnitudes of {@link #rfft}.
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
