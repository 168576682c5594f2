package org.pydl4j.nd.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;

/**
 * Single rows of the arrays of a safetensors file, which stays open until {@link #close()}. Any
 * number of threads may read at once.
 */
public final class SafetensorsRows implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final long start;
  private final Map<String, SafetensorsHeader.Entry> entries = new LinkedHashMap<>();

  /**
   * Opens a file and reads its head.
   *
   * @throws DataException when the file is missing, corrupt or truncated
   */
  public SafetensorsRows(Path file) {
    this.file = file;
    try {
      channel = FileChannel.open(file);
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + FileReasons.of(e) + ".", e);
    }
    try {
      SafetensorsHeader head = SafetensorsHeader.read(channel, channel.size(), file.toString());
      start = channel.position();
      head.entries().forEach(entry -> entries.put(entry.name(), entry));
    } catch (IOException e) {
      close();
      throw new DataException(file + " cannot be read: " + FileReasons.of(e) + ".", e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The shapes of the arrays by their names. */
  public Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    entries.forEach((name, entry) -> shapes.put(name, entry.shape().clone()));
    return shapes;
  }

  /** The type of an array. */
  public DType type(String name) {
    return entry(name).type();
  }

  /** The shape of an array. */
  public long[] shape(String name) {
    return entry(name).shape().clone();
  }

  private SafetensorsHeader.Entry entry(String name) {
    SafetensorsHeader.@Nullable Entry entry = entries.get(name);
    if (entry == null) {
      throw new DataException(
          file + " has no array '" + name + "'. It has " + entries.keySet() + ".");
    }
    return entry;
  }

  /**
   * Reads neighbouring rows.
   *
   * @param name of the array, [n, …]
   * @param first the first row
   * @param into dense, on the CPU, of the array's type and rows, as many of them as are wanted
   * @throws DataException when the file cannot be read, or has become shorter
   */
  public void read(String name, long first, NDArray into) {
    SafetensorsHeader.Entry entry = entry(name);
    long[] row = entry.shape().clone();
    row[0] = 1;
    ByteBuffer target = Buffers.of(into);
    long at = start + entry.begin() + first * Axes.bytes(entry.type(), row);
    try {
      while (target.hasRemaining()) {
        int read = channel.read(target, at);
        if (read < 0) {
          throw new DataException(file + " has become shorter since it was opened.");
        }
        at += read;
      }
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + FileReasons.of(e) + ".", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new DataException(file + " cannot be closed: " + FileReasons.of(e) + ".", e);
    }
  }
}
