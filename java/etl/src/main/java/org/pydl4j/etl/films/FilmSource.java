package org.pydl4j.etl.films;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.folders.ClassFolder;
import org.pydl4j.etl.folders.FolderSource;
import org.pydl4j.etl.images.Augmentation;
import org.pydl4j.etl.images.FrameChanges;
import org.pydl4j.etl.images.ImageFormat;
import org.pydl4j.etl.images.ImageTransform;
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
  private final @Nullable FrameChanges changes;

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
    this.changes = null;
  }

  private FilmSource(FilmSource other, FrameChanges changes) {
    super(other);
    this.format = other.format;
    this.scale = other.scale;
    this.ravel = other.ravel;
    this.changes = changes;
  }

  /**
   * The same films, changed at random, all pictures of one in the same way, after they were
   * resized: {@code train.over(films.augmented(how))}. Films that cannot be read are noted here,
   * too.
   *
   * @throws org.pydl4j.nd.errors.MissingExtraException without the extra {@code image}
   */
  public FilmSource augmented(Augmentation how) {
    return new FilmSource(this, FrameChanges.of(how, pictures()));
  }

  /**
   * The same, by transforms in any order.
   *
   * @param how {@link org.pydl4j.etl.images.ImageTransforms#pipeline} for several
   * @param seed start of the lots
   * @throws org.pydl4j.nd.errors.MissingExtraException without the extra {@code image}
   */
  public FilmSource augmented(ImageTransform how, long seed) {
    return new FilmSource(this, FrameChanges.of(how, seed, pictures()));
  }

  private ImageFormat pictures() {
    return new ImageFormat(
        format.height(), format.width(), format.channels(), 8, DType.UINT8, 1, false);
  }

  private static long numbers(FilmFormat format) {
    return (long) format.frames() * format.channelCount() * format.height() * format.width();
  }

  @Override
  protected String reading() {
    return format
        + " times "
        + scale
        + (ravel ? ", raveled" : "")
        + (changes == null ? "" : ", " + changes);
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
        int had = film(file, picture, row, changed(request, i));
        for (int frame = 0; frame < frames; frame++) {
          real.put(rows * frames + frame, frame < had ? 1 : 0);
        }
        kept[rows++] = kept[i];
      } catch (DataException e) {
        note(file, e);
      }
    }
    return new MultiDataSet(
        List.of(into.used(features, rows)),
        List.of(classes(into, 2, kept, rows)),
        ravel ? List.of(into.used(mask, rows)) : List.of(),
        List.of(),
        null);
  }

  private FrameChanges.@Nullable Film changed(Request request, int place) {
    FrameChanges all = changes;
    return all == null ? null : all.at(request.epoch(), request.position() + place);
  }

  private int film(
      Path file, ByteBuffer picture, FloatBuffer row, FrameChanges.@Nullable Film changed) {
    try (FilmReader reader = FilmReader.plain(file, format)) {
      int had = 0;
      while (had < format.frames() && reader.write(picture.clear())) {
        if (changed != null) {
          changed.change(picture.array());
        }
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
