package org.pydl4j.spark.transport;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.WorkerException;

/** Another worker failed, went silent, could not be reached or broke the protocol. */
public final class PeerException extends WorkerException {
  private static final long serialVersionUID = 1L;

  /** What is known of the other worker; all hear it as its neighbour saw it. */
  public enum Kind {
    /** It told that it failed, and why. */
    FAILED,
    /** Its connection ended without a word: its process is probably gone. */
    LOST,
    /** It was connected but sent nothing for too long. */
    SILENT,
    /** No connection came about. */
    UNREACHABLE,
    /** It sent what the protocol does not allow. */
    PROTOCOL
  }

  /** How a kind is written into the last word of a worker. */
  static int code(Kind kind) {
    return kind.ordinal();
  }

  /** What {@link #code} wrote. */
  static Kind kind(int code) {
    Kind[] all = Kind.values();
    return code >= 0 && code < all.length ? all[code] : Kind.FAILED;
  }

  private final Kind kind;
  private final int rank;

  /** Makes the exception; {@code rank} is the worker to blame. */
  public PeerException(Kind kind, int rank, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.rank = rank;
  }

  /** What is known. */
  public Kind kind() {
    return kind;
  }

  /** The worker to blame. */
  public int rank() {
    return rank;
  }
}
