package org.pydl4j.spark.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.io.ByteView;
import org.pydl4j.nn.Trainable;
import scala.Tuple2;

/**
 * What the workers' tasks end with, as rows of bytes that any of Spark's serializers moves: under
 * the key 0 the failures, or the head of the model that the first worker has; under each key from 1
 * on a part of its vectors, so that the driver can fetch one after the other.
 */
final class Outcome {
  private static final int FAILURE = 0;
  private static final int HEAD = 1;

  private Outcome() {}

  /** How many rows the parts of so many bytes are. */
  static int parts(long bytes, int partSize) {
    return Math.toIntExact((bytes + partSize - 1) / partSize);
  }

  /** The rows of a worker that failed. */
  static Iterator<Tuple2<Integer, byte[]>> of(Failure failure) {
    return List.of(head(FAILURE, out -> out.write(Message.of(failure)))).iterator();
  }

  /**
   * The rows of the first worker; made one by one, so that the model must live until the last.
   *
   * @param attempt of the stage: the parts of another one are of another training
   * @param updater whether the updaters' state goes with it
   */
  static Iterator<Tuple2<Integer, byte[]>> of(
      Trainable model, Checkpoints.Progress progress, int attempt, boolean updater, int partSize) {
    Tuple2<Integer, byte[]> head = head(HEAD, out -> writeHead(out, model, progress, attempt));
    long params = model.numParams() * model.dtype().bytes();
    int split = parts(params, partSize);
    int state = updater ? parts(length(model.updaterState()), partSize) : 0;
    return IntStream.rangeClosed(0, split + state)
        .mapToObj(
            key -> {
              if (key == 0) {
                return head;
              }
              NDArray vector = key <= split ? model.params() : model.updaterState();
              int index = key <= split ? key - 1 : key - 1 - split;
              return new Tuple2<>(key, part(vector, index, attempt, partSize));
            })
        .iterator();
  }

  private static long length(NDArray vector) {
    try (vector) {
      return vector.nbytes();
    }
  }

  private static byte[] part(NDArray vector, int index, int attempt, int partSize) {
    try (vector;
        ByteView view = new ByteView(vector)) {
      long from = (long) index * partSize;
      int length = (int) Math.min(partSize, view.bytes() - from);
      ByteBuffer part = ByteBuffer.allocate(Integer.BYTES + length);
      return part.putInt(attempt).put(view.window(from, length)).array();
    }
  }

  private interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  private static Tuple2<Integer, byte[]> head(int kind, Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(kind);
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Tuple2<>(0, bytes.toByteArray());
  }

  private static void writeHead(
      DataOutputStream out, Trainable model, Checkpoints.Progress progress, int attempt)
      throws IOException {
    out.writeInt(attempt);
    out.writeLong(model.updaterSteps());
    out.writeLong(model.iteration());
    out.writeLong(model.epoch());
    out.writeLong(progress.bestEpoch);
    out.writeBoolean(progress.ended);
    out.writeInt(progress.history.size());
    for (EpochReport report : progress.history) {
      Message.write(out, report);
    }
  }

  /**
   * What the head of a model says.
   *
   * @param attempt of the stage that made it
   */
  record Head(
      int attempt, long updaterSteps, long iteration, long epoch, Checkpoints.Progress progress) {}

  /**
   * Reads the rows with the key 0.
   *
   * @param failures receives those of the workers
   * @return null when there is no model
   */
  static @Nullable Head head(List<Tuple2<Integer, byte[]>> rows, List<Failure> failures) {
    Head head = null;
    for (Tuple2<Integer, byte[]> row : rows) {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(row._2()))) {
        if (in.readByte() == FAILURE) {
          failures.add(Message.failure(in.readAllBytes()));
        } else {
          head = readHead(in);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return head;
  }

  private static Head readHead(DataInputStream in) throws IOException {
    int attempt = in.readInt();
    long updaterSteps = in.readLong();
    long iteration = in.readLong();
    long epoch = in.readLong();
    Checkpoints.Progress progress = new Checkpoints.Progress();
    progress.bestEpoch = in.readLong();
    progress.ended = in.readBoolean();
    int passes = in.readInt();
    for (int i = 0; i < passes; i++) {
      progress.history.add(Message.epoch(in));
    }
    return new Head(attempt, updaterSteps, iteration, epoch, progress);
  }

  /** Puts a part into its place in a vector, which is closed; whether it is of this attempt. */
  static boolean place(byte[] row, int index, int partSize, int attempt, NDArray vector) {
    try (vector;
        ByteView view = new ByteView(vector)) {
      ByteBuffer part = ByteBuffer.wrap(row);
      boolean fits = part.getInt() == attempt;
      if (fits) {
        view.window((long) index * partSize, part.remaining()).put(part);
      }
      return fits;
    }
  }
}
