package org.pydl4j.etl.films;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.pydl4j.etl.folders.ClassFolder;
import org.pydl4j.etl.folders.FolderSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.BatchBuffers;
import org.pydl4j.nn.data.pipeline.Request;

/**
 * Films with their classes as examples: features [n, channels, frames, height, width], what
 * three-dimensional convolutions take; or raveled, [n, channels * height * width, frames], with a
 * mask [n, frames] that is 0 behind the end of shorter films, what recurrent layers take. Labels
 * are the classes [n]. Each film is decoded when it is asked for, by the thread that asks. DL4J:
 * {@code CodecRecordReader}.
 */
public final class FilmSource extends FolderSource {
  private static final long MOST_NUMBERS = Integer.MAX_VALUE / Float.BYTES; // of a mini-batch

  private final FilmFormat format;
  private final double scale;
  private final boolean ravel;

  /**
   * Reads nothing yet.
   *
   * @param format with a size and a number of frames
   * @param scale factor of the numbers from 0 to 255
   * @param ravel whether a frame is a column, and shorter films are filled up with zeros
   * @param skipping whether films that cannot be read are left out, and noted in {@link #broken()}
   */
  public FilmSource(
      ClassFolder folder, FilmFormat format, double scale, boolean ravel, boolean skipping) {
    super(folder, skipping);
    if (format.height() == 0 || format.width() == 0 || format.frames() == 0) {
      throw new ConfigurationException(
          "Films of classes are of one size and of one number of frames. Got " + format + ".");
    }
    if (!(Math.abs(scale) > 0 && Math.abs(scale) < Double.POSITIVE_INFINITY)) {
      throw new ConfigurationException(
          "Of films scale must be a number and not 0. Got " + scale + ".");
    }
    if (numbers(format) > 1L << 28) {
      throw new ConfigurationException(
          "A film of classes is of at most 268435456 numbers. Got "
              + numbers(format)
              + " by "
              + format
              + ".");
    }
    this.format = format;
    this.scale = scale;
    this.ravel = ravel;
  }

  private static long numbers(FilmFormat format) {
    return (long) format.frames() * format.channelCount() * format.height() * format.width();
  }

  @Override
  protected String reading() {
    return format + " times " + scale + (ravel ? ", raveled" : "");
  }

  @Override
  public MultiDataSet read(Request request, BatchBuffers into) {
    int n = request.size();
    if (n * numbers(format) > MOST_NUMBERS) {
      throw new DataException(
          "A mini-batch of "
              + n
              + " films, each of "
              + numbers(format)
              + " numbers, has more than "
              + MOST_NUMBERS
              + ": make mini-batches smaller, or read fewer 'frames', or smaller ones.");
    }
    int frames = format.frames();
    int channels = format.channelCount();
    int pixels = format.height() * format.width();
    NDArray features =
        ravel
            ? into.hostArray(0, DType.FLOAT32, n, (long) channels * pixels, frames)
            : into.hostArray(
                0, DType.FLOAT32, n, channels, frames, format.height(), format.width());
    NDArray mask = into.hostArray(1, DType.FLOAT32, n, frames);
    FloatBuffer real = Buffers.of(mask).asFloatBuffer();
    FloatBuffer numbers = Buffers.of(features).asFloatBuffer();
    ByteBuffer picture = ByteBuffer.allocate(channels * pixels);
    long[] kept = request.numbers().clone();
    int rows = 0;
    for (int i = 0; i < n; i++) {
      Path file = file(kept[i]);
      FloatBuffer row =
          numbers.slice(rows * channels * pixels * frames, channels * pixels * frames);
      try {
        int had = film(file, picture, row);
        for (int frame = 0; frame < frames; frame++) {
          real.put(rows * frames + frame, frame < had ? 1 : 0);
        }
        kept[rows++] = kept[i];
      } catch (DataException e) {
        note(file, e);
      }
    }
    return new MultiDataSet(
        List.of(used(features, rows, into)),
        List.of(classes(into, 2, kept, rows)),
        ravel ? List.of(used(mask, rows, into)) : List.of(),
        List.of(),
        null);
  }

  private int film(Path file, ByteBuffer picture, FloatBuffer row) {
    try (FilmReader reader = FilmReader.plain(file, format)) {
      int had = 0;
      while (had < format.frames() && reader.write(picture.clear())) {
        spread(picture.array(), had++, row);
      }
      reader.requireAll(ravel && had > 0 ? format.frames() : had);
      for (int frame = had; frame < format.frames(); frame++) {
        spread(new byte[picture.capacity()], frame, row);
      }
      return had;
    }
  }

  /** Writes one frame where it lies among the others. */
  private void spread(byte[] picture, int frame, FloatBuffer row) {
    int frames = format.frames();
    int pixels = format.height() * format.width();
    float factor = (float) scale;
    if (ravel) {
      for (int i = 0; i < picture.length; i++) {
        row.put(i * frames + frame, (picture[i] & 0xFF) * factor);
      }
      return;
    }
    for (int channel = 0; channel * pixels < picture.length; channel++) {
      int to = (channel * frames + frame) * pixels;
      for (int i = 0; i < pixels; i++) {
        row.put(to + i, (picture[channel * pixels + i] & 0xFF) * factor);
      }
    }
  }
}
