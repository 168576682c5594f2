package org.pydl4j.etl.audio;

import java.util.List;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.conf.Names;

/**
 * What is computed of a sound, window by window: a matrix [rows, windows] of each channel. Names,
 * defaults and numbers are librosa's. DL4J: {@code Spectrogram}, {@code WindowFunction}.
 *
 * @param kind {@code waveform}: the samples as they are, of one row, other settings unused; {@code
 *     spectrogram}: magnitudes of the short-time Fourier transform, [fft / 2 + 1, windows]; {@code
 *     mel}: sums of them by filters on the mel scale, [mels, windows]; {@code mfcc}: the discrete
 *     cosine transform (type 2, orthonormal) of those in decibels, [coefficients, windows]
 * @param fft samples of a window that are transformed
 * @param hop samples from one window to the next
 * @param length samples of the window, filled up to {@code fft} with zeros on both sides
 * @param window {@code hann}, {@code hamming}, {@code blackman}, {@code bartlett} or {@code
 *     rectangular}
 * @param center whether a window's middle stands on its place, with zeros beyond the ends, else its
 *     beginning
 * @param power of the magnitudes: 1, or 2 for energies
 * @param decibels whether the logarithm is taken, of 80 dB at most below the loudest; always for
 *     {@code mfcc}
 * @param mels number of filters
 * @param low lowest frequency of them, in Hz
 * @param high highest frequency of them, in Hz; 0 for half the rate
 * @param htk whether the mel scale is HTK's, else Slaney's
 * @param slaney whether a filter has the area 1, else the height 1
 * @param coefficients of {@code mfcc}, from the lowest
 */
public record AudioFeatures(
    String kind,
    int fft,
    int hop,
    int length,
    String window,
    boolean center,
    double power,
    boolean decibels,
    int mels,
    double low,
    double high,
    boolean htk,
    boolean slaney,
    int coefficients) {
  private static final List<String> KINDS = List.of("waveform", "spectrogram", "mel", "mfcc");

  /** Refuses what there cannot be. */
  public AudioFeatures {
    known("kind", kind, KINDS);
    require(fft >= 2 && fft <= 1 << 20, "fft must be from 2 to 1048576", Integer.toString(fft));
    require(hop >= 1 && hop <= 1 << 24, "hop must be from 1 to 16777216", Integer.toString(hop));
    require(length >= 1 && length <= fft, "length must be from 1 to " + fft, "" + length);
    known("window", window, Windows.NAMES);
    require(power == 1 || power == 2, "power must be 1 or 2", Double.toString(power));
    require(mels >= 1 && mels <= 1 << 14, "mels must be from 1 to 16384", Integer.toString(mels));
    require(low >= 0 && low < 1e6, "low must be a frequency in Hz", Double.toString(low));
    require(
        high == 0 || high > low && high < 1e6,
        "high must be a frequency in Hz above low, or 0 for half the rate",
        Double.toString(high));
    require(
        coefficients >= 1 && coefficients <= mels,
        "coefficients must be from 1 to the number of mels, " + mels,
        Integer.toString(coefficients));
  }

  private static void known(String what, String name, List<String> names) {
    if (!names.contains(name)) {
      throw new ConfigurationException(
          "There is no "
              + what
              + " '"
              + name
              + "' of features of sounds. "
              + Names.suggestion(name, names));
    }
  }

  private static void require(boolean holds, String rule, String got) {
    if (!holds) {
      throw new ConfigurationException(
          "Of what is computed of sounds " + rule + ". Got " + got + ".");
    }
  }

  /** The samples as they are. */
  public static AudioFeatures waveform() {
    return of("waveform", 20);
  }

  /** Magnitudes of windows of 2048 samples, each 512. */
  public static AudioFeatures spectrogram() {
    return new AudioFeatures(
        "spectrogram", 2048, 512, 2048, "hann", true, 1, false, 128, 0, 0, false, true, 20);
  }

  /** Energies of the same by 128 filters on Slaney's scale. */
  public static AudioFeatures mel() {
    return of("mel", 20);
  }

  /** Coefficients of the same. */
  public static AudioFeatures mfcc(int coefficients) {
    return of("mfcc", coefficients);
  }

  private static AudioFeatures of(String kind, int coefficients) {
    return new AudioFeatures(
        kind, 2048, 512, 2048, "hann", true, 2, false, 128, 0, 0, false, true, coefficients);
  }

  /** Rows of what is computed of a channel. */
  public int rows() {
    return switch (kind) {
      case "spectrogram" -> fft / 2 + 1;
      case "mel" -> mels;
      case "mfcc" -> coefficients;
      default -> 1;
    };
  }

  /**
   * What is computed of samples.
   *
   * @param samples float32 or float64, [samples] or [channels, samples]
   * @param rate of the samples
   * @return of the same type, [rows, windows] or [channels, rows, windows]
   * @throws org.pydl4j.nd.errors.DataException without centring if there are fewer samples than in
   *     a window
   */
  public NDArray of(NDArray samples, int rate) {
    DType type = samples.dtype();
    if (type != DType.FLOAT32 && type != DType.FLOAT64) {
      throw new DTypeException("Sounds must be float32 or float64. Got " + type + ".");
    }
    try {
      NDArray made = new FeaturePlan(this, rate).of(samples);
      if (samples.device().isCpu()) {
        return made;
      }
      try (made) {
        return Casts.toDevice(made, samples.device());
      }
    } catch (DataException e) {
      throw new DataException("The sound " + e.getMessage() + ".", e);
    }
  }
}
