package org.pydl4j.etl.audio;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.ffmpeg.SoundDecoder;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.ops.Shapes;

/**
 * The samples of one file, a piece at a time, so that hours of sound need no more memory than a
 * piece. It owns the open file until it is closed, and is used by one thread at a time; another one
 * may close it, and ends what is being read with a {@code ClosedException}. Files: WAV of all
 * encodings (whole numbers of 8 to 32 bits, floats, A-law, µ-law, ADPCM), FLAC, MP3, Ogg and what
 * else FFmpeg reads. DL4J: {@code WavFileRecordReader}, {@code NativeAudioRecordReader}.
 *
 * <pre>{@code
 * try (AudioReader sound = AudioReader.open(Path.of("talk.flac"), new AudioFormat())) {
 *   for (NDArray piece = sound.next(1 << 20); piece != null; piece = sound.next(1 << 20)) {
 *     ... // float32 [channels, samples]
 *     piece.close();
 *   }
 * }
 * }</pre>
 */
public final class AudioReader implements AutoCloseable {
  private static final int FIRST = 1 << 22; // samples of a channel that a header is believed
  private static final int PIECE = 1 << 20;

  private final Path file;
  private final AudioFormat format;
  private final SoundDecoder decoder;
  private long left;

  private AudioReader(Path file, AudioFormat format) {
    this.file = file;
    this.format = format;
    decoder = new SoundDecoder(file, format.rate(), format.mono());
    left = format.seconds() == 0 ? Long.MAX_VALUE : Math.round(format.seconds() * decoder.rate());
    try {
      skip(Math.round(format.start() * decoder.rate()));
    } catch (RuntimeException | Error e) {
      decoder.close();
      throw e;
    }
  }

  /**
   * Opens a file, and leaves out what comes before the start.
   *
   * @throws DataException if it cannot be read, or is no sound; the message names it
   * @throws org.pydl4j.nd.errors.MissingExtraException without the extra {@code media}
   */
  public static AudioReader open(Path file, AudioFormat format) {
    try {
      return new AudioReader(file, format);
    } catch (DataException e) {
      throw named(file, e);
    }
  }

  /**
   * All samples of a file, from the start on and as long as the format says.
   *
   * @return float32 [channels, samples] with their rate
   * @throws DataException if it cannot be read, is no sound, damaged, cut off, or longer than the
   *     format allows; the message names it
   */
  public static Sound read(Path file, AudioFormat format) {
    try {
      return whole(file, format);
    } catch (DataException e) {
      throw named(file, e);
    }
  }

  /** The same, of which the message of an error is the end of a sentence about the file. */
  static Sound whole(Path file, AudioFormat format) {
    try (AudioReader reader = new AudioReader(file, format)) {
      return new Sound(reader.rest(), reader.rate());
    }
  }

  private static DataException named(Path file, DataException e) {
    return new DataException("The sound " + file + " " + e.getMessage() + ".", e);
  }

  /** Samples a second. */
  public int rate() {
    return decoder.rate();
  }

  /** How many channels there are. */
  public int channels() {
    return decoder.channels();
  }

  /**
   * The next samples.
   *
   * @param most of each channel, at least 1
   * @return float32 [channels, samples], the caller's; null when the sound is over
   * @throws DataException if it is damaged or cut off
   */
  public @Nullable NDArray next(int most) {
    if (most < 1) {
      throw new ConfigurationException("A piece of sound has at least 1 sample. Got " + most + ".");
    }
    try {
      return piece(most);
    } catch (DataException e) {
      throw named(file, e);
    }
  }

  private @Nullable NDArray piece(int most) {
    int wanted = (int) Math.min(most, left);
    if (wanted == 0) {
      return null;
    }
    NDArray room = Buffers.hostArray(DType.FLOAT32, channels(), wanted);
    int got;
    try {
      got = decoder.read(room, 0);
      requireNumbers(room, got);
    } catch (RuntimeException | Error e) {
      room.close();
      throw e;
    }
    left = got < wanted ? 0 : left - got;
    if (got == wanted) {
      return room;
    }
    try (room) {
      return got == 0 ? null : cut(room, got);
    }
  }

  private static NDArray cut(NDArray room, int samples) {
    NDArray made = Buffers.hostArray(DType.FLOAT32, room.size(0), samples);
    FloatBuffer from = Buffers.of(room).asFloatBuffer();
    FloatBuffer to = Buffers.of(made).asFloatBuffer();
    int length = (int) room.size(1);
    for (int channel = 0; channel < room.size(0); channel++) {
      to.put(from.slice(channel * length, samples));
    }
    return made;
  }

  private static void requireNumbers(NDArray room, int got) {
    FloatBuffer numbers = Buffers.of(room).asFloatBuffer();
    int length = (int) room.size(1);
    for (int channel = 0; channel < room.size(0); channel++) {
      float zero = 0;
      for (int i = channel * length; i < channel * length + got; i++) {
        zero += numbers.get(i) * 0f; // NaN of what is no number
      }
      if (zero != 0) {
        throw new DataException("has samples that are NaN or infinite");
      }
    }
  }

  private void skip(long samples) {
    for (long gone = 0; gone < samples; ) {
      int most = (int) Math.min(PIECE, samples - gone);
      try (NDArray room = Buffers.hostArray(DType.FLOAT32, channels(), most)) {
        int got = decoder.read(room, 0);
        if (got == 0) {
          left = 0;
          return;
        }
        gone += got;
      }
    }
  }

  /** All that is left, at most as long as the format allows. */
  private NDArray rest() {
    long most = (long) (format.longest() * rate());
    List<NDArray> pieces = new ArrayList<>();
    long samples = 0;
    try {
      long expected = decoder.expected() + 1;
      for (NDArray piece = piece(believed(expected)); piece != null; piece = piece(PIECE)) {
        pieces.add(piece);
        samples += piece.size(1);
        if (samples > most && format.seconds() == 0) {
          throw new DataException(
              "is longer than "
                  + format.longest()
                  + " s, the longest that is read: read a part of it by 'start' and 'seconds', or"
                  + " set a greater 'longest'");
        }
      }
      if (pieces.isEmpty()) {
        throw new DataException("has no samples at this place");
      }
      return pieces.size() == 1 ? pieces.remove(0) : Shapes.concat(1, pieces);
    } finally {
      pieces.forEach(NDArray::close);
    }
  }

  private static int believed(long expected) {
    return (int) Math.max(4096, Math.min(FIRST, expected));
  }

  @Override
  public void close() {
    decoder.close();
  }
}
