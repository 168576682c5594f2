package org.pydl4j.spark.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.io.ByteView;
import org.pydl4j.nn.Trainable;
import scala.Tuple2;

/**
 * What the workers' tasks end with, as rows of bytes: under the key 0 the failures, or the head of
 * the model that the first worker has; under each key from 1 on a part of its vectors, so that the
 * driver can fetch one after the other.
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
  static Iterator<Tuple2<Integer, OutcomeBytes>> of(Failure failure) {
    return List.of(head(FAILURE, out -> out.write(Message.of(failure)))).iterator();
  }

  /**
   * The rows of the first worker, whose parts are read from the model when they are written: it
   * must live until then.
   *
   * @param attempt of the stage: the parts of another one are of another training
   * @param updater whether the updaters' state goes with it
   */
  static Iterator<Tuple2<Integer, OutcomeBytes>> of(
      Trainable model, Checkpoints.Progress progress, int attempt, boolean updater, int partSize) {
    List<Tuple2<Integer, OutcomeBytes>> rows = new ArrayList<>();
    rows.add(head(HEAD, out -> writeHead(out, model, progress, attempt)));
    addParts(rows, model, false, length(model.params()), partSize, attempt);
    if (updater) {
      addParts(rows, model, true, length(model.updaterState()), partSize, attempt);
    }
    return rows.iterator();
  }

  private static void addParts(
      List<Tuple2<Integer, OutcomeBytes>> rows,
      Trainable model,
      boolean updater,
      long bytes,
      int partSize,
      int attempt) {
    for (int i = 0; i < parts(bytes, partSize); i++) {
      long from = (long) i * partSize;
      int length = (int) Math.min(partSize, bytes - from);
      rows.add(new Tuple2<>(rows.size(), OutcomeBytes.of(model, updater, from, length, attempt)));
    }
  }

  private static long length(NDArray vector) {
    try (vector) {
      return vector.nbytes();
    }
  }

  private interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  private static Tuple2<Integer, OutcomeBytes> head(int kind, Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(kind);
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Tuple2<>(0, OutcomeBytes.of(bytes.toByteArray()));
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
  static @Nullable Head head(List<byte[]> rows, List<Failure> failures) {
    Head head = null;
    for (byte[] row : rows) {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(row))) {
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
