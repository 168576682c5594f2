package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.NDArray;

/** Fourier transforms of series. */
public final class Waves {
  private Waves() {}

  /** The squared magnitudes of the transform of real numbers along the last axis. */
  public static NDArray power(NDArray a) {
    return Native.fresh(
        a,
        t -> {
          try (Tensor complex = torch.fft_rfft(t);
              Tensor real = torch.real(complex);
              Tensor imaginary = torch.imag(complex)) {
            Tensor power = real.square();
            power.addcmul_(imaginary, imaginary);
            return power;
          }
        });
  }
}
