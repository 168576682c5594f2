package org.pydl4j.etl.films;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.ffmpeg.FilmDecoder;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.ops.Shapes;

/**
 * The pictures of one film, one at a time, as bytes from 0 to 255. It owns the open file until it
 * is closed, and is used by one thread at a time; another one may close it, and ends what is being
 * read with a {@code ClosedException}. DL4J: {@code CodecRecordReader}, {@code
 * NativeCodecRecordReader}.
 */
public final class FilmReader implements AutoCloseable {
  private static final long MOST_BYTES = 1L << 30; // of a film that is read as a whole

  private final Path file;
  private final FilmFormat format;
  private final FilmDecoder decoder;
  private int read;
  private boolean over;

  private FilmReader(Path file, FilmFormat format) {
    this.file = file;
    this.format = format;
    decoder = new FilmDecoder(file, format.height(), format.width(), format.channels());
  }

  /**
   * Opens a file.
   *
   * @throws DataException if it cannot be read, or is no film; the message names it
   * @throws org.pydl4j.nd.errors.MissingExtraException without the extra {@code media}
   */
  public static FilmReader open(Path file, FilmFormat format) {
    try {
      return new FilmReader(file, format);
    } catch (DataException e) {
      throw named(file, e);
    }
  }

  /**
   * The pictures of a film that a format names.
   *
   * @return uint8 [frames, channels, height, width], the caller's
   * @throws DataException if it cannot be read, is no film, damaged, has fewer pictures than are
   *     asked for, or they take more than a gigabyte; the message names it
   */
  public static NDArray read(Path file, FilmFormat format) {
    try (FilmReader reader = open(file, format)) {
      return reader.rest();
    }
  }

  /** The same as {@link #open}; the message of an error is the end of a sentence about the file. */
  static FilmReader plain(Path file, FilmFormat format) {
    return new FilmReader(file, format);
  }

  private static DataException named(Path file, DataException e) {
    return new DataException("The film " + file + " " + e.getMessage() + ".", e);
  }

  /** Pictures a second, before some are left out; 0 when the file does not say. */
  public double rate() {
    return decoder.rate();
  }

  /**
   * The next picture.
   *
   * @return uint8 [channels, height, width], the caller's; null when there is none
   * @throws DataException if it is damaged
   */
  public @Nullable NDArray next() {
    try {
      return picture();
    } catch (DataException e) {
      throw named(file, e);
    }
  }

  private @Nullable NDArray picture() {
    if (!advance()) {
      return null;
    }
    NDArray made =
        Buffers.hostArray(DType.UINT8, format.channelCount(), decoder.height(), decoder.width());
    try {
      decoder.write(Buffers.of(made));
      return made;
    } catch (RuntimeException | Error e) {
      made.close();
      throw e;
    }
  }

  /** Bytes of the next picture, [channels, height, width]; false when there is none. */
  boolean write(ByteBuffer into) {
    if (!advance()) {
      return false;
    }
    decoder.write(into);
    return true;
  }

  private boolean advance() {
    if (over || format.frames() > 0 && read == format.frames()) {
      return false;
    }
    long skipped = read == 0 ? format.start() : format.step() - 1;
    for (long i = 0; i <= skipped; i++) {
      if (!decoder.next()) {
        over = true;
        return false;
      }
    }
    read++;
    return true;
  }

  /**
   * The pictures that are left of those that the format names.
   *
   * @return uint8 [frames, channels, height, width], the caller's
   * @throws DataException if it is damaged, has fewer pictures than are asked for, or they take
   *     more than a gigabyte
   */
  public NDArray rest() {
    try {
      return pictures();
    } catch (DataException e) {
      throw named(file, e);
    }
  }

  private NDArray pictures() {
    int before = read;
    List<NDArray> pictures = new ArrayList<>();
    long bytes = 0;
    try {
      for (NDArray each = picture(); each != null; each = picture()) {
        pictures.add(each);
        bytes += each.nbytes();
        if (bytes > MOST_BYTES) {
          throw new DataException(
              "takes more than a gigabyte: read fewer 'frames', smaller ones, or a picture at a"
                  + " time");
        }
      }
      requireAll(before + pictures.size());
      return Shapes.stack(0, pictures);
    } finally {
      pictures.forEach(NDArray::close);
    }
  }

  /** Refuses a film that had fewer pictures than were asked for. */
  void requireAll(int had) {
    if (had == 0 || had < format.frames()) {
      throw new DataException(
          "has "
              + had
              + " pictures from "
              + format.start()
              + " on"
              + (format.step() == 1 ? "" : ", one of " + format.step())
              + (had == 0 ? "" : ", fewer than the " + format.frames() + " that are read"));
    }
  }

  @Override
  public void close() {
    decoder.close();
  }
}
