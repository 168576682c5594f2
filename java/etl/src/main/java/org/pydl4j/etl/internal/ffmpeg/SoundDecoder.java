package org.pydl4j.etl.internal.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;

import java.nio.file.Path;
import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;

/**
 * The sound of a file as floats, a piece at a time: what is held in memory does not grow with the
 * file. It may be closed by another thread than the one that reads, which then ends with a {@code
 * ClosedException}. Messages are ends of a sentence about the file.
 */
public final class SoundDecoder implements AutoCloseable {
  private static final String FORMATS =
      "wav,w64,aiff,au,caf,flac,mp3,ogg,aac,ac3,amr,voc,wv,tta,ape"
          + ",mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,asf";
  private static final Set<String> EXACT =
      Set.of("wav", "w64", "aiff", "au", "caf", "flac", "tta", "wv");
  private static final double SLACK = 0.25; // seconds that others' headers may be off by
  private static final int MOST_CHANNELS = 64;
  private static final int MOST_RATE = 1 << 20;

  private final MediaInput input;
  private final long missing;
  private final int channels;
  private final int rate;
  private final Resampler resampler;
  private @Nullable AVFrame pending;
  private boolean ended;
  private long decoded;

  /**
   * Opens a file.
   *
   * @param rate of the samples that are given, a second; 0 for the file's
   * @param mono whether the mean of the channels is given, else each of them
   */
  public SoundDecoder(Path file, int rate, boolean mono) {
    input = new MediaInput(file, AVMEDIA_TYPE_AUDIO, "sound", FORMATS);
    try {
      missing = input.missing();
      channels = input.decoder().ch_layout().nb_channels();
      int own = input.decoder().sample_rate();
      if (channels < 1 || channels > MOST_CHANNELS || own < 1 || own > MOST_RATE) {
        throw new DataException(
            "says that it has " + channels + " channels of " + own + " samples a second");
      }
      this.rate = rate == 0 ? own : rate;
      resampler =
          new Resampler(
              channels, input.decoder().sample_fmt(), own, mono ? 1 : channels, this.rate);
    } catch (RuntimeException | Error e) {
      input.close();
      throw e;
    }
  }

  /** Samples a second of what is given. */
  public int rate() {
    return rate;
  }

  /** How many channels are given. */
  public int channels() {
    return resampler.channelsOut();
  }

  /** About how many samples there are of each channel, as the file says; -1 when it does not. */
  public synchronized long expected() {
    input.requireOpen();
    double seconds = input.stated();
    return seconds < 0 || seconds > 1e9 ? -1 : (long) Math.ceil(seconds * rate);
  }

  /**
   * Decodes samples into an array, from a column on, up to its end unless the sound is over before.
   *
   * @param into dense float32 [channels, n]
   * @return how many samples of each channel were written
   */
  public synchronized int read(NDArray into, int from) {
    int room = (int) into.size(1) - from;
    int written = 0;
    while (written < room) {
      input.requireOpen();
      int got = resampler.give(pending, into, from + written);
      pending = null;
      if (got > 0) {
        written += got;
      } else if (ended) {
        break;
      } else if (next()) {
        pending = same(input.frame());
        decoded += pending.nb_samples();
      } else {
        ended = true;
        requireWhole();
        resampler.end();
      }
    }
    return written;
  }

  private boolean next() {
    try {
      return input.next();
    } catch (DataException e) {
      throw missing > 0 ? cutOff() : e;
    }
  }

  private DataException cutOff() {
    return new DataException("is cut off: " + missing + " bytes of its samples are missing");
  }

  private AVFrame same(AVFrame frame) {
    if (frame.sample_rate() != input.decoder().sample_rate() && frame.sample_rate() != 0
        || frame.ch_layout().nb_channels() != channels
        || !resampler.takes(frame.format(), frame.sample_rate())) {
      throw new DataException(
          "changes within, to "
              + frame.ch_layout().nb_channels()
              + " channels of "
              + frame.sample_rate()
              + " samples a second");
    }
    return frame;
  }

  private void requireWhole() {
    if (decoded == 0) {
      throw new DataException("has no samples");
    }
    if (missing > 0) {
      throw cutOff();
    }
    double had = (double) decoded / input.decoder().sample_rate();
    boolean exact = EXACT.contains(input.name()) && MediaInput.isPlain(input.decoder().codec_id());
    double slack = exact ? 0.5 / input.decoder().sample_rate() : SLACK;
    input.requireWhole(had, slack);
  }

  @Override
  public void close() {
    input.stop(); // before the lock, which a thread that reads holds
    synchronized (this) {
      resampler.close();
      input.close();
    }
  }
}
