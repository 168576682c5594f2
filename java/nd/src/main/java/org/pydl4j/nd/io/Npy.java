package org.pydl4j.nd.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Shapes;

/**
 * numpy's .npy files, of any size. All our types but bfloat16; C and F order keep theirs, other
 * strides are written in C order; foreign byte order is swapped while reading.
 */
public final class Npy {
  private Npy() {}

  /**
   * Reads one array, which the caller (or the open Scope) owns.
   *
   * @throws DataException when the file is missing, corrupt, truncated or of another element type
   */
  public static NDArray read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      NpyHeader header = NpyHeader.read(channel, file.toString());
      long there = channel.size() - channel.position();
      if (there < header.dataBytes()) {
        throw new DataException(
            file
                + " is truncated: "
                + header.dataBytes()
                + " bytes of elements were expected, "
                + there
                + " are there.");
      }
      return elements(channel, header, file.toString());
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + FileReasons.of(e) + ".", e);
    }
  }

  /**
   * Writes one array; the file appears whole or not at all.
   *
   * @throws DTypeException for bfloat16, which numpy has no form for
   * @throws DataException when the file cannot be written
   */
  public static void write(NDArray array, Path file) {
    try {
      AtomicFiles.write(file, channel -> write(array, channel));
    } catch (IOException e) {
      throw new DataException(file + " cannot be written: " + FileReasons.of(e) + ".", e);
    }
  }

  /** Reads one array from where the channel stands; {@code what} names it in messages. */
  static NDArray read(ReadableByteChannel channel, String what) throws IOException {
    return elements(channel, NpyHeader.read(channel, what), what);
  }

  /** Writes one array to where the channel stands. */
  static void write(NDArray array, WritableByteChannel channel) throws IOException {
    boolean fortran = array.order() == 'f';
    NpyHeader header = new NpyHeader(array.dtype(), false, fortran, array.shape());
    ByteBuffer head = ByteBuffer.wrap(header.bytes());
    while (head.hasRemaining()) {
      channel.write(head);
    }
    if (fortran) {
      try (NDArray reversed = Shapes.transpose(array)) {
        Elements.write(reversed, channel);
      }
    } else {
      Elements.write(array, channel);
    }
  }

  private static NDArray elements(ReadableByteChannel channel, NpyHeader header, String what)
      throws IOException {
    DType type = header.type();
    if (!header.fortran() || header.shape().length < 2) {
      return Elements.read(channel, type, header.swapped(), what, header.shape());
    }
    long[] reversed = new long[header.shape().length];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = header.shape()[reversed.length - 1 - i];
    }
    try (NDArray stored = Elements.read(channel, type, header.swapped(), what, reversed)) {
      return Shapes.transpose(stored);
    }
  }
}
