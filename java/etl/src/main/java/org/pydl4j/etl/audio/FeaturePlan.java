package org.pydl4j.etl.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Fourier;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;

/**
 * Features of sounds of one rate: the window, the filters and the cosines that they need, which it
 * owns until it is closed. Any number of threads may use it at once.
 */
final class FeaturePlan implements AutoCloseable {
  private static final double LEAST = 1e-10; // energy, below which all is as silent
  private static final double RANGE = 80; // dB below the loudest
  private static final int BLOCK = 1 << 19; // samples of windows that are transformed at a time

  private final AudioFeatures features;
  private final DType type;
  private @Nullable NDArray window;
  private @Nullable NDArray filters;
  private @Nullable NDArray cosines;

  FeaturePlan(AudioFeatures features, int rate, DType type) {
    this.features = features;
    this.type = type;
    if (rate < 1) {
      throw new ConfigurationException("The rate of samples must be at least 1. Got " + rate + ".");
    }
    try {
      if (!features.kind().equals("waveform")) {
        window = kept(type, Windows.of(features.window(), features.length(), features.fft()));
      }
      if (features.kind().startsWith("m")) {
        filters = kept(type, filters(rate));
      }
      if (features.kind().equals("mfcc")) {
        cosines = kept(DType.FLOAT64, cosines());
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
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

  private static NDArray kept(DType type, double... numbers) {
    try (NDArray wide = Nd.create(numbers)) {
      return Scope.detach(Casts.castTo(wide, type));
    }
  }

  private static NDArray kept(DType type, double[][] rows) {
    double[] numbers = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    try (NDArray wide = Nd.create(numbers, rows.length, rows[0].length)) {
      return Scope.detach(Casts.castTo(wide, type));
    }
  }

  /** What is computed of samples, [samples] or [channels, samples]: the caller's. */
  NDArray of(NDArray samples) {
    if (samples.rank() != 1 && samples.rank() != 2 || samples.size(-1) < 1) {
      throw new DataException(
          "must be [samples] or [channels, samples], of at least one sample. Its shape is "
              + Arrays.toString(samples.shape()));
    }
    boolean many = samples.rank() == 2;
    try (Scope scope = Scope.open()) {
      NDArray here = Casts.toDevice(samples, Engine.device());
      NDArray all = many ? here : Shapes.reshape(here, 1, here.length());
      if (features.kind().equals("waveform")) {
        NDArray made = many ? Shapes.expandDims(all, 1) : all;
        return scope.keep(made.dup());
      }
      List<NDArray> channels = new ArrayList<>();
      for (int i = 0; i < all.size(0); i++) {
        channels.add(energies(Indexing.select(all, 0, i)));
      }
      NDArray loud = Shapes.stack(0, channels); // [channels, windows, rows]
      NDArray made = finished(loud);
      NDArray turned = Shapes.transpose(made, 1, 2);
      return scope.keep((many ? turned : Shapes.squeeze(turned, 0)).dup());
    }
  }

  /** Of one channel: [windows, rows]. */
  private NDArray energies(NDArray samples) {
    int fft = features.fft();
    NDArray padded = samples;
    if (features.center()) {
      NDArray zeros = Nd.zeros(type, fft / 2);
      padded = Shapes.concat(0, zeros, samples);
      padded = Shapes.concat(0, padded, zeros);
    }
    if (padded.length() < fft) {
      throw new DataException(
          "has "
              + samples.length()
              + " samples, fewer than a window of "
              + fft
              + ": centre windows, or make them shorter");
    }
    NDArray frames =
        Fourier.frames(padded.order() == 'c' ? padded : padded.dup(), fft, features.hop());
    long step = Math.max(1, BLOCK / fft);
    List<NDArray> blocks = new ArrayList<>();
    for (long from = 0; from < frames.size(0); from += step) {
      long to = Math.min(frames.size(0), from + step);
      blocks.add(block(Indexing.slice(frames, 0, from, to)));
    }
    return blocks.size() == 1 ? blocks.get(0) : Shapes.concat(0, blocks);
  }

  private NDArray block(NDArray frames) {
    try (Scope scope = Scope.open()) {
      NDArray power = Fourier.power(Arithmetic.mul(frames, present(window)));
      if (features.power() == 1) {
        power = Maths.sqrt(power);
      }
      return scope.keep(filters == null ? power : Linalg.matmul(power, filters));
    }
  }

  private NDArray finished(NDArray loud) {
    boolean mfcc = features.kind().equals("mfcc");
    if (!mfcc && !features.decibels()) {
      return loud;
    }
    double exponent = mfcc ? 2 : features.power();
    double least = Math.pow(LEAST, exponent / 2);
    NDArray wide = Casts.castTo(loud, DType.FLOAT64); // coefficients are sums of large numbers
    NDArray logs =
        Arithmetic.mul(Maths.log10(Maths.clip(wide, least, Double.MAX_VALUE)), 20 / exponent);
    double top = Reduction.max(logs).toDoubleArray()[0];
    NDArray bounded = Maths.clip(logs, top - RANGE, top);
    return Casts.castTo(mfcc ? Linalg.matmul(bounded, present(cosines)) : bounded, type);
  }

  private static NDArray present(@Nullable NDArray array) {
    if (array == null) {
      throw new IllegalStateException("The plan is closed.");
    }
    return array;
  }

  @Override
  public void close() {
    for (NDArray array : new NDArray[] {window, filters, cosines}) {
      if (array != null) {
        array.close();
      }
    }
  }
}
