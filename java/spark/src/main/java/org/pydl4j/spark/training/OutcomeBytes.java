package org.pydl4j.spark.training;

import java.io.DataOutput;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import org.apache.spark.util.KnownSizeEstimation;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.io.ByteView;
import org.pydl4j.nn.Trainable;

/**
 * Bytes of an {@link Outcome} on their way through the shuffle behind the stage. A part of a model
 * is read from the model, which it borrows, when it is written, and is an array where it is read.
 *
 * <p>Java's streams keep each object that they have written, and Spark's shuffle holds a stream
 * open for each partition: were these arrays, the heap would hold the whole model.
 */
final class OutcomeBytes implements Externalizable, KnownSizeEstimation {
  private static final long serialVersionUID = 1L;
  private static final int PIECE = 1 << 16;

  private transient int length;
  private transient Source source;
  private transient byte[] read = {};

  /** Writes the bytes. */
  @FunctionalInterface
  interface Source {
    void write(DataOutput out) throws IOException;
  }

  /** For Java's streams. */
  public OutcomeBytes() {
    this(0, out -> {});
  }

  private OutcomeBytes(int length, Source source) {
    this.length = length;
    this.source = source;
  }

  static OutcomeBytes of(byte[] content) {
    return new OutcomeBytes(content.length, out -> out.write(content));
  }

  /**
   * A part of one of a model's vectors, behind the number of the stage's attempt.
   *
   * @param updater whether it is of the updaters' state, else of the parameters
   * @param from first byte of the part
   * @param length bytes of the part
   */
  static OutcomeBytes of(Trainable model, boolean updater, long from, int length, int attempt) {
    return new OutcomeBytes(
        Integer.BYTES + length,
        out -> {
          out.writeInt(attempt);
          try (NDArray vector = updater ? model.updaterState() : model.params();
              ByteView view = new ByteView(vector)) {
            write(view, from, length, out);
          }
        });
  }

  private static void write(ByteView view, long from, int length, DataOutput out)
      throws IOException {
    byte[] piece = new byte[Math.min(PIECE, length)];
    for (int done = 0; done < length; ) {
      int n = Math.min(piece.length, length - done);
      view.window(from + done, n).get(piece, 0, n);
      out.write(piece, 0, n);
      done += n;
    }
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    out.writeInt(length);
    source.write(out);
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    length = in.readInt();
    byte[] content = new byte[length];
    in.readFully(content);
    source = out -> out.write(content);
    read = content;
  }

  /** The bytes, where they have been read. */
  byte[] read() {
    return read;
  }

  /** What it takes of the heap while a shuffle keeps it: next to nothing before it is written. */
  @Override
  public long estimatedSize() {
    return 64L + read.length;
  }
}
