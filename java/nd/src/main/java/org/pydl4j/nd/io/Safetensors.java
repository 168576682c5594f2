package org.pydl4j.nd.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;

/**
 * Named arrays of all our types in one file, in the format of the safetensors library (8 bytes of
 * header length, JSON, then the elements). Nothing in such a file is executed when it is read.
 */
public final class Safetensors {
  private Safetensors() {}

  /** Arrays and notes of one file; closing it closes the arrays. */
  public record Contents(Map<String, NDArray> arrays, Map<String, String> metadata)
      implements AutoCloseable {
    @Override
    public void close() {
      arrays.values().forEach(NDArray::close);
    }
  }

  /**
   * Writes arrays and notes; the file appears whole or not at all.
   *
   * @throws DataException when the file cannot be written
   */
  public static void write(Map<String, NDArray> arrays, Map<String, String> metadata, Path file) {
    try {
      AtomicFiles.write(file, channel -> write(arrays, metadata, channel));
    } catch (IOException e) {
      throw new DataException(file + " cannot be written: " + FileReasons.of(e) + ".", e);
    }
  }

  /** Writes to where a channel stands, for example an entry of a zip file. */
  public static void write(
      Map<String, NDArray> arrays, Map<String, String> metadata, WritableByteChannel channel)
      throws IOException {
    SafetensorsHeader header = SafetensorsHeader.of(arrays, metadata);
    ByteBuffer head = ByteBuffer.wrap(header.bytes());
    while (head.hasRemaining()) {
      channel.write(head);
    }
    for (SafetensorsHeader.Entry entry : header.entries()) {
      Elements.write(Objects.requireNonNull(arrays.get(entry.name()), entry.name()), channel);
    }
  }

  /**
   * Reads all arrays, in the order in which they lie.
   *
   * @throws DataException when the file is missing, corrupt, truncated or of another element type
   */
  public static Contents read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      return read(channel, channel.size(), file.toString());
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + FileReasons.of(e) + ".", e);
    }
  }

  /**
   * Reads from where a channel stands.
   *
   * @param bytes the size of the whole file or entry
   * @param what names it in messages
   */
  public static Contents read(ReadableByteChannel channel, long bytes, String what)
      throws IOException {
    SafetensorsHeader header = SafetensorsHeader.read(channel, bytes, what);
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    try {
      for (SafetensorsHeader.Entry entry : header.entries()) {
        arrays.put(entry.name(), Elements.read(channel, entry.type(), false, what, entry.shape()));
      }
      return new Contents(arrays, header.metadata());
    } catch (IOException | RuntimeException e) {
      arrays.values().forEach(NDArray::close);
      throw e;
    }
  }
}
