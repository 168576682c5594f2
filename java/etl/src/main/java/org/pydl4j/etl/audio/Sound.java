package org.pydl4j.etl.audio;

import org.pydl4j.etl.internal.ffmpeg.Resampler;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Casts;

/**
 * Samples with their rate. It owns them until it is closed.
 *
 * @param samples float32 [channels, samples], from -1 to 1
 * @param rate samples a second
 */
public record Sound(NDArray samples, int rate) implements AutoCloseable {
  private static final long MOST = 1L << 28; // samples of all channels that are made at a time

  /**
   * The same at another rate, with a filter of 64 taps that keeps frequencies up to 97 % of half
   * the lower rate: {@code ceil(samples * rate / rate before)} of each channel.
   *
   * @param rate samples a second, from 1000 to 768000
   * @return a copy, the caller's
   */
  public Sound resampled(int rate) {
    return new Sound(resampled(samples, this.rate, rate), rate);
  }

  /**
   * The same of samples alone.
   *
   * @param samples [channels, samples] of any floating type
   * @return float32, the caller's
   */
  public static NDArray resampled(NDArray samples, int from, int to) {
    if (from < 1000 || from > 768_000 || to < 1000 || to > 768_000) {
      throw new ConfigurationException(
          "Rates of sounds must be from 1000 to 768000 samples a second. Got "
              + from
              + " and "
              + to
              + ".");
    }
    if (samples.rank() != 2 || samples.length() == 0) {
      throw new DataException("Sounds to resample are [channels, samples], and not empty.");
    }
    if (samples.length() > MOST || samples.length() / from * to > MOST) {
      throw new DataException(
          "Sounds of more than " + MOST + " samples are resampled piece by piece, or while read.");
    }
    try (NDArray plain = Casts.castTo(samples, DType.FLOAT32);
        NDArray near = Casts.toDevice(plain, Device.CPU);
        NDArray dense = near.dup()) {
      return Resampler.resampled(dense, from, to);
    }
  }

  @Override
  public void close() {
    samples.close();
  }
}
