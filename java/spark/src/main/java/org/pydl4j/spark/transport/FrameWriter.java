package org.pydl4j.spark.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Sends frames over a non-blocking channel, one after the other. Used by one thread at a time. */
final class FrameWriter {
  private final SocketChannel channel;
  private final ByteBuffer header = ByteBuffer.allocateDirect(Frames.HEADER);
  private ByteBuffer[] pending = {};
  private long left;
  private long numbered;
  private long bytes;
  private long lastSent = System.nanoTime();

  FrameWriter(SocketChannel channel) {
    this.channel = channel;
  }

  /** Whether the last frame has left. */
  boolean idle() {
    return left == 0;
  }

  long bytes() {
    return bytes;
  }

  /** When the last byte left, by {@link System#nanoTime()}. */
  long lastSent() {
    return lastSent;
  }

  void data(ByteBuffer... payload) {
    start(Frames.DATA, numbered++, payload);
  }

  void heartbeat() {
    start(Frames.HEARTBEAT, 0);
  }

  void abort(int origin, PeerException.Kind kind, String cause) {
    byte[] text = cause.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(text.length, Frames.ABORT_LIMIT - Frames.ABORT_HEADER);
    ByteBuffer payload = ByteBuffer.allocate(Frames.ABORT_HEADER + length);
    payload.putInt(origin).putInt(PeerException.code(kind)).put(text, 0, length);
    start(Frames.ABORT, 0, payload.flip());
  }

  private void start(int kind, long number, ByteBuffer... payload) {
    header.clear();
    header.putInt(kind).putInt(Frames.length(payload)).putLong(number).flip();
    pending = new ByteBuffer[payload.length + 1];
    pending[0] = header;
    System.arraycopy(payload, 0, pending, 1, payload.length);
    left = Frames.length(pending);
  }

  /** Sends what the channel takes now; whether that was anything. */
  boolean pump() throws IOException {
    long moved = channel.write(pending);
    if (moved > 0) {
      bytes += moved;
      left -= moved;
      lastSent = System.nanoTime();
    }
    return moved > 0;
  }
}
