package org.pydl4j.spark.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What workers send to the driver while they train, as bytes: fixed fields, no Java objects. */
final class Message {
  private static final int PROGRESS = 1;
  private static final int EPOCH = 2;
  private static final int FAILURE = 3;
  private static final int TEXT = 8000;

  private Message() {}

  /** Told on the driver. */
  interface Receiver {
    void progress(WorkerReport report);

    void epoch(EpochReport report);

    void failure(Failure failure);
  }

  static byte[] of(WorkerReport report) {
    return bytes(PROGRESS, out -> write(out, report));
  }

  static byte[] of(EpochReport report) {
    return bytes(EPOCH, out -> write(out, report));
  }

  static byte[] of(Failure failure) {
    return bytes(
        FAILURE,
        out -> {
          out.writeInt(failure.rank());
          out.writeUTF(failure.name());
          out.writeUTF(failure.type());
          out.writeUTF(cut(failure.message()));
          out.writeUTF(failure.blames());
        });
  }

  static void read(byte[] bytes, Receiver receiver) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      switch (in.readByte()) {
        case PROGRESS -> receiver.progress(report(in));
        case EPOCH -> receiver.epoch(epoch(in));
        case FAILURE -> receiver.failure(readFailure(in));
        default -> {} // of a newer release
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@link #of(Failure)} made. */
  static Failure failure(byte[] bytes) {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, 1, bytes.length))) {
      return readFailure(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Failure readFailure(DataInputStream in) throws IOException {
    return new Failure(in.readInt(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
  }

  private interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(int kind, Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(kind);
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static String cut(String text) {
    return text.length() <= TEXT ? text : text.substring(0, TEXT) + " …";
  }

  private static void write(DataOutputStream out, WorkerReport report) throws IOException {
    out.writeInt(report.rank());
    out.writeUTF(report.executor());
    out.writeUTF(report.host());
    out.writeLong(report.epoch());
    out.writeLong(report.step());
    out.writeLong(report.steps());
    out.writeDouble(report.score());
    out.writeLong(report.examples());
    out.writeDouble(report.computeSeconds());
    out.writeDouble(report.waitSeconds());
    out.writeDouble(report.communicationSeconds());
    out.writeDouble(report.dataSeconds());
  }

  private static WorkerReport report(DataInputStream in) throws IOException {
    return new WorkerReport(
        in.readInt(),
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble());
  }

  static void write(DataOutputStream out, EpochReport report) throws IOException {
    out.writeLong(report.epoch());
    out.writeDouble(report.score());
    out.writeDouble(report.validationScore());
    out.writeLong(report.examples());
    out.writeDouble(report.seconds());
    out.writeBoolean(report.best());
    out.writeInt(report.workers().size());
    for (WorkerReport worker : report.workers()) {
      write(out, worker);
    }
  }

  static EpochReport epoch(DataInputStream in) throws IOException {
    long epoch = in.readLong();
    double score = in.readDouble();
    double validation = in.readDouble();
    long examples = in.readLong();
    double seconds = in.readDouble();
    boolean best = in.readBoolean();
    int count = in.readInt();
    List<WorkerReport> workers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      workers.add(report(in));
    }
    return new EpochReport(epoch, score, validation, examples, seconds, best, workers);
  }
}
