package org.pydl4j.etl.internal.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_double;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_int;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;
import static org.bytedeco.ffmpeg.global.swresample.swr_set_matrix;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;

/**
 * Brings samples of any kind to floats of one rate, channel by channel. It owns FFmpeg's state
 * until it is closed.
 */
public final class Resampler implements AutoCloseable {
  private static final int TAPS = 64; // twice FFmpeg's default: the passband is flat up to 97 %
  private static final double CUTOFF = 0.97;
  private static final int PHASES = 10; // as a power of two
  private static final int PIECE = 1 << 20; // samples that one call makes: another ends it between

  private final int channelsOut;
  private final int formatIn;
  private final int rateIn;
  private final SwrContext context;
  private final PointerPointer<Pointer> planesOut;
  private final PointerPointer<Pointer> planesIn;
  private boolean ending;

  Resampler(int channelsIn, int formatIn, int rateIn, int channelsOut, int rateOut) {
    FFmpeg.start();
    this.channelsOut = channelsOut;
    this.formatIn = formatIn;
    this.rateIn = rateIn;
    context = new SwrContext((Pointer) null);
    planesOut = new PointerPointer<>(channelsOut);
    planesIn = new PointerPointer<>(channelsIn);
    try (AVChannelLayout in = new AVChannelLayout();
        AVChannelLayout out = new AVChannelLayout()) {
      av_channel_layout_default(in, channelsIn);
      av_channel_layout_default(out, channelsOut);
      int made =
          swr_alloc_set_opts2(
              context, out, AV_SAMPLE_FMT_FLTP, rateOut, in, formatIn, rateIn, 0, null);
      FFmpeg.check(made, "cannot be converted");
      av_opt_set_int(context, "filter_size", TAPS, 0);
      av_opt_set_int(context, "phase_shift", PHASES, 0);
      av_opt_set_double(context, "cutoff", CUTOFF, 0);
      if (channelsOut != channelsIn) {
        double[] mean = new double[channelsIn * channelsOut];
        Arrays.fill(mean, 1.0 / channelsIn);
        FFmpeg.check(swr_set_matrix(context, mean, channelsIn), "cannot be converted");
      }
      FFmpeg.check(swr_init(context), "cannot be converted");
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  int channelsOut() {
    return channelsOut;
  }

  /** Whether samples are of the kind that it was made for. */
  boolean takes(int format, int rate) {
    return format == formatIn && (rate == 0 || rate == rateIn);
  }

  /** No more samples come in: what is held back is given. */
  void end() {
    ending = true;
  }

  /**
   * Takes a frame, and writes as many samples as there are and fit, a million at most: there may be
   * more than were written.
   *
   * @param frame null to go on with what was taken before
   * @param into dense float32 [channels, n]
   * @return how many samples of each channel were written
   */
  int give(@Nullable AVFrame frame, NDArray into, int from) {
    if (frame != null) {
      for (int i = 0; i < planesIn.capacity(); i++) {
        planesIn.put(i, frame.extended_data(i));
      }
      return give(planesIn, frame.nb_samples(), into, from, PIECE);
    }
    return give(ending ? null : planesIn, 0, into, from, PIECE);
  }

  private int give(
      @Nullable PointerPointer<Pointer> in, int samples, NDArray into, int from, int most) {
    ByteBuffer memory = Buffers.of(into);
    int length = (int) into.size(1);
    for (int channel = 0; channel < channelsOut; channel++) {
      int begin = Float.BYTES * (channel * length + from);
      planesOut.put(channel, new BytePointer(memory.slice(begin, Float.BYTES * (length - from))));
    }
    int room = Math.min(most, length - from);
    int got = swr_convert(context, planesOut, room, in, samples);
    if (got < 0) {
      throw new DataException("cannot be converted: " + FFmpeg.reason(got));
    }
    return got;
  }

  /**
   * Samples at another rate.
   *
   * @param samples dense float32 [channels, n]
   * @return float32 [channels, ceil(n * to / from)], the caller's
   */
  public static NDArray resampled(NDArray samples, int from, int to) {
    int channels = (int) samples.size(0);
    long n = samples.size(1);
    long length = (n * to + from - 1) / from;
    NDArray made = Buffers.hostArray(DType.FLOAT32, channels, length);
    try (Resampler resampler = new Resampler(channels, AV_SAMPLE_FMT_FLTP, from, channels, to)) {
      ByteBuffer memory = Buffers.of(samples);
      for (int i = 0; i < channels; i++) {
        int bytes = (int) (Float.BYTES * n);
        resampler.planesIn.put(i, new BytePointer(memory.slice(i * bytes, bytes)));
      }
      int got = resampler.give(resampler.planesIn, (int) n, made, 0, Integer.MAX_VALUE);
      for (int more = 1; more > 0 && got < length; got += more) {
        more = resampler.give(null, 0, made, got, Integer.MAX_VALUE);
      }
      silence(made, got);
      return made;
    } catch (RuntimeException | Error e) {
      made.close();
      throw e;
    }
  }

  /** The last sample may be missing by rounding. */
  private static void silence(NDArray made, int from) {
    FloatBuffer numbers = Buffers.of(made).asFloatBuffer();
    int length = (int) made.size(1);
    for (int channel = 0; channel < made.size(0); channel++) {
      for (int i = from; i < length; i++) {
        numbers.put(channel * length + i, 0);
      }
    }
  }

  @Override
  public void close() {
    planesIn.close();
    planesOut.close();
    if (!context.isNull()) {
      swr_free(context);
    }
  }
}
