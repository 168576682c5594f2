package org.pydl4j.etl.audio;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Fourier;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Shapes;

/**
 * Features of sounds of one rate: the window, the filters and the cosines that they need. Any
 * number of threads may use it at once, each by itself: what is computed does not depend on how
 * many there are. The engine transforms so few windows at a time that it calls no team together.
 */
final class FeaturePlan {
  private static final double LEAST = 1e-10; // energy, below which all is as silent
  private static final double RANGE = 80; // dB below the loudest
  private static final long MOST = Integer.MAX_VALUE / Double.BYTES; // numbers of one sound
  private static final int BLOCK = 1 << 15; // samples of windows that are transformed at a time
  private static final int LOGARITHMS = 1 << 11; // that are taken at a time

  private final AudioFeatures features;
  private final double[] window;
  private final int[] firstBin; // of each filter
  private final double[][] filters; // from there on
  private final double[][] cosines;

  FeaturePlan(AudioFeatures features, int rate) {
    this.features = features;
    if (rate < 1) {
      throw new ConfigurationException("The rate of samples must be at least 1. Got " + rate + ".");
    }
    boolean mel = features.kind().startsWith("m");
    window = Windows.of(features.window(), features.length(), features.fft());
    filters = mel ? filters(rate) : new double[0][];
    firstBin = new int[filters.length];
    for (int i = 0; i < filters.length; i++) {
      int from = 0;
      int to = filters[i].length;
      while (from < to && filters[i][from] == 0) {
        from++;
      }
      while (to > from && filters[i][to - 1] == 0) {
        to--;
      }
      firstBin[i] = from;
      filters[i] = Arrays.copyOfRange(filters[i], from, to);
    }
    cosines = features.kind().equals("mfcc") ? cosines() : new double[0][];
  }

  private double[][] filters(int rate) {
    double high = features.high() == 0 ? rate / 2.0 : features.high();
    if (features.low() >= high) {
      throw new ConfigurationException(
          "Filters from "
              + features.low()
              + " Hz on need a rate of samples of more than twice of that. Got "
              + rate
              + ".");
    }
    if (high > rate / 2.0) {
      throw new ConfigurationException(
          "Filters up to "
              + high
              + " Hz need a rate of samples of at least twice of that, else some hear nothing. Got "
              + rate
              + ".");
    }
    return new MelScale(features.htk())
        .filters(rate, features.fft(), features.mels(), features.low(), high, features.slaney());
  }

  private double[][] cosines() {
    int n = features.mels();
    double[][] made = new double[n][features.coefficients()];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < features.coefficients(); k++) {
        double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / n);
        made[i][k] = scale * Math.cos(Math.PI * k * (2 * i + 1) / (2.0 * n));
      }
    }
    return made;
  }

  /**
   * What is computed of samples, [samples] or [channels, samples]: the caller's, of their type, on
   * the CPU.
   */
  NDArray of(NDArray samples) {
    if (samples.rank() != 1 && samples.rank() != 2 || samples.length() < 1) {
      throw new DataException(
          "must be [samples] or [channels, samples], of at least one sample. Its shape is "
              + Arrays.toString(samples.shape()));
    }
    try (Scope scope = Scope.open()) {
      NDArray near = Casts.toDevice(samples, Device.CPU);
      NDArray dense = near.order() == 'c' ? near : near.dup();
      return scope.keep(features.kind().equals("waveform") ? row(dense) : matrices(dense));
    }
  }

  /** A copy [1, samples] or [channels, 1, samples]. */
  private static NDArray row(NDArray samples) {
    return Shapes.expandDims(samples, samples.rank() - 1).dup();
  }

  private NDArray matrices(NDArray samples) {
    if (samples.length() > MOST) {
      throw tooLong(samples.length() + " samples");
    }
    int channels = samples.rank() == 2 ? (int) samples.size(0) : 1;
    int length = (int) samples.size(-1);
    int windows = windows(length);
    int bands = filters.length == 0 ? features.fft() / 2 + 1 : filters.length;
    long numbersInAll = (long) channels * bands * windows;
    if (numbersInAll > MOST) {
      throw tooLong(numbersInAll + " numbers");
    }
    NDArray energies = Buffers.hostArray(DType.FLOAT64, channels, bands, windows);
    DoubleBuffer out = Buffers.of(energies).asDoubleBuffer();
    Transform transform = new Transform(samples, length, windows);
    for (int channel = 0; channel < channels; channel++) {
      transform.run(channel, out.slice(channel * bands * windows, bands * windows));
    }
    boolean mfcc = cosines.length > 0;
    if (mfcc || features.decibels()) {
      decibels(energies, out, mfcc ? 2 : features.power());
    }
    DoubleBuffer numbers = mfcc ? coefficients(out, channels, windows) : out;
    long rows = numbers.limit() / windows / channels;
    return samples.rank() == 2
        ? typed(numbers, samples.dtype(), channels, rows, windows)
        : typed(numbers, samples.dtype(), rows, windows);
  }

  private static DataException tooLong(String what) {
    return new DataException(
        "is too long for these features: it makes "
            + what
            + ", more than "
            + MOST
            + ". Take a greater 'hop_length', fewer rows, or fewer 'seconds' of it");
  }

  private static NDArray typed(DoubleBuffer numbers, DType type, long... shape) {
    NDArray made = Buffers.hostArray(type, shape);
    if (type == DType.FLOAT64) {
      Buffers.of(made).asDoubleBuffer().put(0, numbers, 0, numbers.limit());
      return made;
    }
    FloatBuffer narrow = Buffers.of(made).asFloatBuffer();
    for (int i = 0; i < numbers.limit(); i++) {
      narrow.put(i, (float) numbers.get(i));
    }
    return made;
  }

  private int windows(int length) {
    int fft = features.fft();
    long padded = length + (features.center() ? fft / 2 * 2L : 0);
    if (padded < fft) {
      throw new DataException(
          "has "
              + length
              + " samples, fewer than a window of "
              + fft
              + ": centre windows, or make them shorter");
    }
    return (int) (1 + (padded - fft) / features.hop());
  }

  /** Energies of the windows of one sound. It is used by one thread. */
  private final class Transform {
    private final ByteBuffer memory;
    private final DType type;
    private final int length;
    private final int windows;
    private final float[] narrow = new float[features.fft()];
    private final double[] wide = new double[features.fft()];
    private double[] powers = {};
    private float[] few = {};

    Transform(NDArray samples, int length, int windows) {
      memory = Buffers.of(samples);
      type = samples.dtype();
      this.length = length;
      this.windows = windows;
    }

    void run(int channel, DoubleBuffer out) {
      int most = Math.max(1, BLOCK / features.fft());
      for (int from = 0; from < windows; from += most) {
        int count = Math.min(most, windows - from);
        try (NDArray frames = Buffers.hostArray(type, count, features.fft())) {
          ByteBuffer into = Buffers.of(frames);
          for (int i = 0; i < count; i++) {
            frame(channel, from + i, i, into);
          }
          try (NDArray power = Fourier.power(frames)) {
            spread(numbers(power), from, count, out);
          }
        }
      }
    }

    /** Copies what a window holds, with zeros beyond the ends. */
    private void frame(int channel, int number, int row, ByteBuffer into) {
      int fft = features.fft();
      long first = (long) number * features.hop() - (features.center() ? fft / 2 : 0);
      int from = (int) Math.max(0, -first);
      int to = (int) Math.max(from, Math.min(fft, length - first));
      int place = Math.toIntExact((long) channel * length + Math.max(0, first));
      if (type == DType.FLOAT32) {
        FloatBuffer numbers = memory.asFloatBuffer();
        Arrays.fill(narrow, 0);
        if (to > from) {
          numbers.get(place, narrow, from, to - from);
        }
        for (int i = 0; i < fft; i++) {
          narrow[i] *= (float) window[i];
        }
        into.asFloatBuffer().put(row * fft, narrow);
      } else {
        DoubleBuffer numbers = memory.asDoubleBuffer();
        Arrays.fill(wide, 0);
        if (to > from) {
          numbers.get(place, wide, from, to - from);
        }
        for (int i = 0; i < fft; i++) {
          wide[i] *= window[i];
        }
        into.asDoubleBuffer().put(row * fft, wide);
      }
    }

    /** The numbers as float64, valid until the next call. */
    private double[] numbers(NDArray power) {
      int length = (int) power.length();
      if (powers.length != length) {
        powers = new double[length];
        few = new float[type == DType.FLOAT64 ? 0 : length];
      }
      ByteBuffer from = Buffers.of(power);
      if (type == DType.FLOAT64) {
        from.asDoubleBuffer().get(powers);
        return powers;
      }
      from.asFloatBuffer().get(few);
      for (int i = 0; i < length; i++) {
        powers[i] = few[i];
      }
      return powers;
    }

    private void spread(double[] power, int from, int count, DoubleBuffer out) {
      int bins = power.length / count;
      if (features.power() == 1) {
        for (int i = 0; i < power.length; i++) {
          power[i] = Math.sqrt(power[i]);
        }
      }
      for (int i = 0; i < count; i++) {
        if (filters.length == 0) {
          for (int bin = 0; bin < bins; bin++) {
            out.put(bin * windows + from + i, power[i * bins + bin]);
          }
        }
        for (int filter = 0; filter < filters.length; filter++) {
          double sum = product(filters[filter], power, i * bins + firstBin[filter]);
          out.put(filter * windows + from + i, sum);
        }
      }
    }
  }

  /** Four sums side by side, none of which waits for another. */
  private static double product(double[] weights, double[] power, int first) {
    double even = 0;
    double odd = 0;
    double third = 0;
    double fourth = 0;
    int k = 0;
    for (; k + 3 < weights.length; k += 4) {
      even += weights[k] * power[first + k];
      odd += weights[k + 1] * power[first + k + 1];
      third += weights[k + 2] * power[first + k + 2];
      fourth += weights[k + 3] * power[first + k + 3];
    }
    for (; k < weights.length; k++) {
      even += weights[k] * power[first + k];
    }
    return even + odd + (third + fourth);
  }

  /** The engine takes logarithms of so few numbers at a time that it calls no team together. */
  private static void decibels(NDArray energies, DoubleBuffer numbers, double exponent) {
    double least = Math.pow(LEAST, exponent / 2);
    double factor = 20 / exponent;
    double loudest = factor * Math.log10(least);
    NDArray flat = Shapes.reshape(energies, numbers.limit());
    for (int from = 0; from < numbers.limit(); from += LOGARITHMS) {
      int to = Math.min(from + LOGARITHMS, numbers.limit());
      try (NDArray part = Indexing.slice(flat, 0, from, to)) {
        Maths.clipInPlace(part, least, Double.MAX_VALUE);
        try (NDArray logarithms = Maths.log10(part)) {
          part.assign(logarithms);
        }
      }
      for (int i = from; i < to; i++) {
        double level = factor * numbers.get(i);
        numbers.put(i, level);
        loudest = Math.max(loudest, level); // NaN stays
      }
    }
    double bottom = loudest - RANGE;
    for (int i = 0; i < numbers.limit(); i++) {
      numbers.put(i, Math.max(bottom, numbers.get(i)));
    }
  }

  private DoubleBuffer coefficients(DoubleBuffer levels, int channels, int windows) {
    int rows = features.coefficients();
    NDArray made = Buffers.hostArray(DType.FLOAT64, channels, rows, windows);
    DoubleBuffer out = Buffers.of(made).asDoubleBuffer();
    double[] sums = new double[rows];
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < windows; i++) {
        Arrays.fill(sums, 0);
        for (int filter = 0; filter < cosines.length; filter++) {
          double level = levels.get((channel * cosines.length + filter) * windows + i);
          double[] weights = cosines[filter];
          for (int k = 0; k < rows; k++) {
            sums[k] += level * weights[k];
          }
        }
        for (int k = 0; k < rows; k++) {
          out.put((channel * rows + k) * windows + i, sums[k]);
        }
      }
    }
    return out;
  }
}
