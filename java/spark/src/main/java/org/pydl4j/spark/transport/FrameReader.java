package org.pydl4j.spark.transport;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Receives frames from a non-blocking channel. Used by one thread. */
final class FrameReader {
  private final SocketChannel channel;
  private final ByteBuffer header = ByteBuffer.allocateDirect(Frames.HEADER);
  private @Nullable ByteBuffer word;
  private boolean inData;
  private long numbered;
  private long lastHeard = System.nanoTime();

  FrameReader(SocketChannel channel) {
    this.channel = channel;
  }

  /** When the last byte came, by {@link System#nanoTime()}. */
  long lastHeard() {
    return lastHeard;
  }

  /** Starts a new wait: nobody listened before. */
  void listen() {
    lastHeard = System.nanoTime();
  }

  /** What a call of {@link #pump} did. */
  enum Step {
    /** Nothing has come. */
    NOTHING,
    /** Something has come. */
    SOME,
    /** The data frame is complete. */
    COMPLETE
  }

  /**
   * Receives what is there now of the next data frame.
   *
   * @param into its payload; the same until it is complete
   * @throws Frames.AbortException if a worker told that it failed
   * @throws Frames.UnexpectedFrameException if something else than that frame came
   * @throws EOFException if the connection ended
   */
  Step pump(ByteBuffer... into) throws IOException {
    boolean moved = false;
    while (true) {
      if (!inData && word == null) {
        int n = fill(header);
        moved |= n > 0;
        if (header.hasRemaining()) {
          return moved ? Step.SOME : Step.NOTHING;
        }
        begin(Frames.length(into));
      }
      if (word != null) {
        moved |= fill(word) > 0;
        if (word.hasRemaining()) {
          return moved ? Step.SOME : Step.NOTHING;
        }
        word.flip();
        int origin = word.getInt();
        PeerException.Kind kind = PeerException.kind(word.getInt());
        throw new Frames.AbortException(
            origin, kind, StandardCharsets.UTF_8.decode(word).toString());
      }
      if (inData) {
        for (ByteBuffer part : into) {
          moved |= fill(part) > 0;
          if (part.hasRemaining()) {
            return moved ? Step.SOME : Step.NOTHING;
          }
        }
        inData = false;
        return Step.COMPLETE;
      }
    }
  }

  private void begin(int expected) throws IOException {
    header.flip();
    int kind = header.getInt();
    int length = header.getInt();
    long number = header.getLong();
    header.clear();
    switch (kind) {
      case Frames.HEARTBEAT -> require(length == 0, "a sign of life with " + length + " bytes");
      case Frames.ABORT -> {
        require(
            length >= Frames.ABORT_HEADER && length <= Frames.ABORT_LIMIT,
            "a last word of " + length + " bytes");
        word = ByteBuffer.allocate(length);
      }
      case Frames.DATA -> {
        require(
            number == numbered && length == expected,
            "data frame "
                + number
                + " with "
                + length
                + " bytes where frame "
                + numbered
                + " with "
                + expected
                + " was due: do all workers have equal networks?");
        numbered++;
        inData = true;
      }
      default -> require(false, "a frame of the unknown kind " + kind);
    }
  }

  private static void require(boolean condition, String got) throws IOException {
    if (!condition) {
      throw new Frames.UnexpectedFrameException("it sent " + got);
    }
  }

  private int fill(ByteBuffer buffer) throws IOException {
    if (!buffer.hasRemaining()) {
      return 0;
    }
    int n = channel.read(buffer);
    if (n < 0) {
      throw new EOFException("it closed the connection");
    }
    if (n > 0) {
      lastHeard = System.nanoTime();
    }
    return n;
  }
}
