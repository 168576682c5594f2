package org.pydl4j.spark.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a worker's task ended with, as rows of bytes that any of Spark's serializers moves.
 *
 * @param failure null when it went well
 * @param model the first worker's, else null
 * @param progress null after a failure
 */
record Outcome(Failure failure, Snapshot model, Checkpoints.Progress progress) {
  private static final int FAILURE = 0;
  private static final int HEAD = 1;
  private static final int PIECE = 2;

  /** One row for the head and one for each piece of the vectors; none from other workers. */
  List<byte[]> bytes() {
    List<byte[]> rows = new ArrayList<>();
    if (failure != null) {
      rows.add(row(FAILURE, 0, out -> out.write(Message.of(failure))));
    } else if (model != null) {
      rows.add(row(HEAD, 0, this::writeHead));
      List<byte[]> pieces = new ArrayList<>(model.params());
      pieces.addAll(model.updaterState());
      for (int i = 0; i < pieces.size(); i++) {
        byte[] piece = pieces.get(i);
        rows.add(row(PIECE, i, out -> out.write(piece)));
      }
    }
    return rows;
  }

  private interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] row(int kind, int index, Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(kind);
      out.writeInt(index);
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void writeHead(DataOutputStream out) throws IOException {
    out.writeLong(model.updaterSteps());
    out.writeLong(model.iteration());
    out.writeLong(model.epoch());
    out.writeInt(model.params().size());
    out.writeLong(progress.bestEpoch);
    out.writeBoolean(progress.ended);
    out.writeInt(progress.history.size());
    for (EpochReport report : progress.history) {
      Message.write(out, report);
    }
  }

  /**
   * Puts the rows of all workers together again.
   *
   * @param start what the model was before; gives what training does not change
   * @param failures receives those of the workers
   * @return null when there is no model among the rows
   */
  static Outcome of(List<byte[]> rows, Snapshot start, List<Failure> failures) {
    byte[] head = null;
    List<byte[]> pieces = new ArrayList<>();
    for (byte[] row : rows) {
      switch (row[0]) {
        case FAILURE -> failures.add(failure(row));
        case HEAD -> head = row;
        default -> pieces.add(row);
      }
    }
    if (head == null) {
      return null;
    }
    pieces.sort(Comparator.comparingInt(Outcome::index));
    List<byte[]> vectors = new ArrayList<>();
    pieces.forEach(row -> vectors.add(java.util.Arrays.copyOfRange(row, 5, row.length)));
    try (DataInputStream in = content(head)) {
      long updaterSteps = in.readLong();
      long iteration = in.readLong();
      long epoch = in.readLong();
      int split = in.readInt();
      Checkpoints.Progress progress = new Checkpoints.Progress();
      progress.bestEpoch = in.readLong();
      progress.ended = in.readBoolean();
      int passes = in.readInt();
      for (int i = 0; i < passes; i++) {
        progress.history.add(Message.epoch(in));
      }
      Snapshot model =
          new Snapshot(
              start.kind(),
              start.configurationJson(),
              start.normalizerJson(),
              List.copyOf(vectors.subList(0, split)),
              List.copyOf(vectors.subList(split, vectors.size())),
              updaterSteps,
              iteration,
              epoch);
      return new Outcome(null, model, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Failure failure(byte[] row) {
    Failure[] found = new Failure[1];
    Message.read(
        java.util.Arrays.copyOfRange(row, 5, row.length),
        new Message.Receiver() {
          @Override
          public void progress(WorkerReport report) {}

          @Override
          public void epoch(EpochReport report) {}

          @Override
          public void failure(Failure failure) {
            found[0] = failure;
          }
        });
    return found[0];
  }

  private static int index(byte[] row) {
    return java.nio.ByteBuffer.wrap(row, 1, 4).getInt();
  }

  private static DataInputStream content(byte[] row) {
    return new DataInputStream(new ByteArrayInputStream(row, 5, row.length - 5));
  }
}
