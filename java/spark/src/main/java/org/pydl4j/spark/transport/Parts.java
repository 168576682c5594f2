package org.pydl4j.spark.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.ByteView;

/**
 * Bytes that Spark brings to the executors in parts, each of which is forgotten once it is in its
 * place: no heap needs room for all of them, and there may be more than an array of Java's holds.
 * They lie with Spark, in memory or on disk, until {@link #destroy()}.
 */
public final class Parts implements Serializable {
  /** Bytes of a part: serializers keep several copies of one on the heap. */
  public static final int SIZE = 16 << 20;

  private static final long serialVersionUID = 1L;

  private final List<Broadcast<byte[]>> parts;
  private final long bytes;

  private Parts(List<Broadcast<byte[]>> parts, long bytes) {
    this.parts = parts;
    this.bytes = bytes;
  }

  /** What a vector holds now; the vector is closed. */
  public static Parts of(JavaSparkContext spark, NDArray vector) {
    try (vector;
        ByteView view = new ByteView(vector)) {
      List<Broadcast<byte[]>> parts = new ArrayList<>();
      for (long done = 0; done < view.bytes(); done += SIZE) {
        byte[] part = new byte[(int) Math.min(SIZE, view.bytes() - done)];
        view.window(done, part.length).get(part);
        parts.add(spark.broadcast(part));
      }
      return new Parts(parts, view.bytes());
    }
  }

  /** So many bytes of a channel. */
  public static Parts of(JavaSparkContext spark, ReadableByteChannel channel, long bytes)
      throws IOException {
    List<Broadcast<byte[]>> parts = new ArrayList<>();
    for (long done = 0; done < bytes; done += SIZE) {
      ByteBuffer part = ByteBuffer.allocate((int) Math.min(SIZE, bytes - done));
      while (part.hasRemaining()) {
        if (channel.read(part) < 0) {
          throw new EOFException("it ends after less than " + bytes + " bytes");
        }
      }
      parts.add(spark.broadcast(part.array()));
    }
    return new Parts(parts, bytes);
  }

  /** Overwrites a vector, which is closed. */
  public void fill(NDArray vector) {
    try (vector;
        ByteView view = new ByteView(vector)) {
      if (bytes != view.bytes()) {
        throw new DataException(
            "A vector of " + view.bytes() + " bytes was expected. Got " + bytes + ".");
      }
      long done = 0;
      for (Broadcast<byte[]> part : parts) {
        byte[] content = part.value();
        view.window(done, content.length).put(content);
        done += content.length;
      }
    }
  }

  /** Writes all bytes. */
  public void write(WritableByteChannel channel) throws IOException {
    for (Broadcast<byte[]> part : parts) {
      ByteBuffer content = ByteBuffer.wrap(part.value());
      while (content.hasRemaining()) {
        // The JDK copies as much of the heap into a buffer of its own as one call writes.
        content.limit(Math.min(content.capacity(), content.position() + (1 << 20)));
        channel.write(content);
        content.limit(content.capacity());
      }
    }
  }

  /** Lets Spark forget them, everywhere. */
  public void destroy() {
    parts.forEach(Broadcast::destroy);
  }
}
