package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.NDArray;

/** Windows over series, and their Fourier transforms. */
public final class Waves {
  private Waves() {}

  /** Overlapping parts of a dense vector, as rows of a view. */
  public static NDArray frames(NDArray a, long count, long length, long hop) {
    long[] shape = {count, length};
    long[] strides = {hop, 1};
    return Native.view(a, t -> t.as_strided(shape, strides));
  }

  /** The transform of real numbers along the last axis, real and imaginary parts in a new one. */
  public static NDArray rfft(NDArray a) {
    return Native.fresh(
        a,
        t -> {
          try (Tensor complex = torch.fft_rfft(t);
              Tensor parts = torch.view_as_real(complex)) {
            return parts.contiguous();
          }
        });
  }

  /** The squared magnitudes of {@link #rfft}. */
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
