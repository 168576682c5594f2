package org.pydl4j.spark.transport;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What travels between neighbours after the handshake.
 *
 * <pre>
 * kind (int) · length of the payload in bytes (int) · number of the data frame (long) · payload
 * </pre>
 *
 * The header is big-endian, payloads are in the order of the machines, which all are little-endian.
 * Receiver and sender both know which data frame is due and how long it is: anything else ends the
 * connection before a byte of it is stored.
 */
final class Frames {
  static final int HEADER = 16;
  static final int DATA = 0xDA7A;
  static final int HEARTBEAT = 0xBEA7;
  static final int ABORT = 0xAB07;

  /** What a last word begins with: the worker to blame, and the kind of its trouble (ints). */
  static final int ABORT_HEADER = 8;

  /** The longest word of a worker that fails. */
  static final int ABORT_LIMIT = 8192;

  private Frames() {}

  /** What a neighbour sent is not what the protocol allows here. */
  static final class UnexpectedFrameException extends IOException {
    private static final long serialVersionUID = 1L;

    UnexpectedFrameException(String message) {
      super(message);
    }
  }

  /** A worker told of one that fails: itself, or another whose end it noticed. */
  static final class AbortException extends IOException {
    private static final long serialVersionUID = 1L;

    final int origin;
    final PeerException.Kind kind;

    AbortException(int origin, PeerException.Kind kind, String cause) {
      super(cause);
      this.origin = origin;
      this.kind = kind;
    }
  }

  static int length(ByteBuffer... payload) {
    int length = 0;
    for (ByteBuffer part : payload) {
      length = Math.addExact(length, part.remaining());
    }
    return length;
  }
}
