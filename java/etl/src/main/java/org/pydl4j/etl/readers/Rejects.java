package org.pydl4j.etl.readers;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.transform.Rejected;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.FileReasons;

/**
 * What happens to records that are not as the schema says: a value of another type, too many or too
 * few fields, a quote without its end; and to rows that a process leaves out. Counts them over all
 * passes and threads that use it.
 */
public final class Rejects {
  private enum Policy {
    FAIL,
    KEEP,
    SKIP,
    DIVERT
  }

  private final Policy policy;
  private final @Nullable Path file;
  private final AtomicLong count = new AtomicLong();
  private boolean begun; // guarded by this, as what follows
  private boolean published;

  private Rejects(Policy policy, @Nullable Path file) {
    this.policy = policy;
    this.file = file;
  }

  /** The first one is an error that names source, line, column and value. The default. */
  public static Rejects fail() {
    return new Rejects(Policy.FAIL, null);
  }

  /**
   * A value that cannot be read is kept as invalid, for the process to decide; records that are no
   * records at all are skipped and counted.
   */
  public static Rejects keep() {
    return new Rejects(Policy.KEEP, null);
  }

  /** They are left out and counted. */
  public static Rejects skip() {
    return new Rejects(Policy.SKIP, null);
  }

  /**
   * They are left out, counted, and written to a file: JSON lines with {@code source}, {@code
   * line}, {@code column}, {@code value}, {@code reason} and {@code record}, the text as it stood
   * there. The first one replaces a former file, which must be a regular one and none of those that
   * are read; those of later passes come behind. The file appears, and grows, at the end of each
   * pass and in one moment; until then the lines are in a hidden file beside it.
   */
  public static Rejects divert(Path file) {
    return new Rejects(Policy.DIVERT, file);
  }

  /** How many records were rejected so far. */
  public long count() {
    return count.get();
  }

  boolean keepsValues() {
    return policy == Policy.KEEP;
  }

  boolean wantsRecords() {
    return policy == Policy.DIVERT;
  }

  /** For one pass. */
  Sink sink() {
    return new Sink();
  }

  /**
   * Refuses to write over what is read, or what others write.
   *
   * @param names of files that are read or written
   * @throws ConfigurationException if the file of rejected records is one of them
   */
  public void requireApart(List<String> names) {
    for (String name : file == null ? List.<String>of() : names) {
      if (isSame(name)) {
        throw new ConfigurationException(
            "Rejected records cannot be written to "
                + file
                + ", which is read, or written already. Name another file.");
      }
    }
  }

  /** Where they go, as {@link #requireApart} takes it; none where no file is written. */
  public List<String> places() {
    return file == null ? List.of() : List.of(file.toString());
  }

  private boolean isSame(String other) {
    try {
      return file != null
          && (file.toAbsolutePath().normalize().equals(Path.of(other).toAbsolutePath().normalize())
              || Files.exists(file) && Files.isSameFile(file, Path.of(other)));
    } catch (IOException | InvalidPathException e) { // text in memory, or a file that is gone
      return false;
    }
  }

  private synchronized void append(StringBuilder lines) {
    if (file == null || lines.length() == 0) {
      return;
    }
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new FileSystemException(
            file.toString(), null, "it is no regular file"); // nothing but one is replaced
      }
      Path part = part(file);
      if (!begun && published && Files.exists(file)) {
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.writeString(
          part,
          lines,
          StandardOpenOption.CREATE,
          begun || published ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
      begun = true;
      lines.setLength(0);
    } catch (IOException e) {
      throw notWritten(file, e);
    }
  }

  private static Path part(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".part");
  }

  private static DataException notWritten(Path file, IOException why) {
    return new DataException(
        "Rejected records cannot be written to "
            + file
            + ": "
            + FileReasons.of(why)
            + ". Choose a file that can be written.",
        why);
  }

  /** At the end of a pass: what was rejected so far is in the file from now on. */
  public synchronized void publish() {
    if (file == null || !begun) {
      return;
    }
    try {
      Files.move(
          part(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      begun = false;
      published = true;
    } catch (IOException e) {
      throw notWritten(file, e);
    }
  }

  /** A row that a process leaves out; for any thread. */
  public void reject(Rejected row) {
    Sink sink = new Sink();
    sink.reject(row.source(), row.line(), row.column(), row.value(), row.reason(), null);
    sink.flush();
  }

  /** Takes the rejected records of one pass; not for several threads. */
  final class Sink {
    private final StringBuilder pending = new StringBuilder();

    /** One record is left out, or is an error. */
    void reject(
        String source,
        long line,
        @Nullable String column,
        @Nullable String value,
        String reason,
        @Nullable String record) {
      if (policy == Policy.FAIL) {
        throw new DataException(
            source
                + ", line "
                + line
                + (column == null ? "" : ", column '" + column + "'")
                + ": "
                + reason
                + (value == null ? "" : " Got '" + shortened(value) + "'.")
                + " Mend it, or choose to skip, keep or divert what is wrong.");
      }
      count.incrementAndGet();
      if (policy == Policy.DIVERT) {
        pending.append(told(source, line, column, value, reason, record));
        if (pending.length() > 1 << 20) {
          append(pending);
        }
      }
    }

    /** Writes what is pending. */
    void flush() {
      append(pending);
    }
  }

  /**
   * The line of a file of rejected records for a row that a process leaves out, with its end; see
   * {@link #divert}.
   *
   * @param record what the row was made of, as text; null: nobody knows
   */
  public static String told(Rejected row, @Nullable String record) {
    return told(row.source(), row.line(), row.column(), row.value(), row.reason(), record);
  }

  private static String told(
      String source,
      long line,
      @Nullable String column,
      @Nullable String value,
      String reason,
      @Nullable String record) {
    JsonObject told = new JsonObject();
    told.addProperty("source", source);
    told.addProperty("line", line);
    told.addProperty("column", column);
    told.addProperty("value", value);
    told.addProperty("reason", reason);
    told.addProperty("record", record);
    return told + "\n";
  }

  private static String shortened(String value) {
    return value.length() <= 80 ? value : value.substring(0, 80) + "…";
  }
}
