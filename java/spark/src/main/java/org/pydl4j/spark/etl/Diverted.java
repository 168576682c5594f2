package org.pydl4j.spark.etl;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Serializable;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.readers.Rejects;
import org.pydl4j.etl.transform.Rejected;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.FileReasons;

/**
 * Where the rows go that are still invalid at a process's end: a file for each partition that has
 * some, {@code part-00003.jsonl}, on any file system that Hadoop knows. It appears when the
 * partition has been read to its end, and takes the place of that of an earlier reading; what a
 * task that did not end so far has written goes.
 *
 * @param folder of the files
 * @param hadoop the session's settings
 */
record Diverted(String folder, Broadcast<SerializableConfiguration> hadoop)
    implements Serializable {

  /** Those of running tasks, which may read several partitions one after the other (coalesce). */
  private static final Map<String, Part> RUNNING = new ConcurrentHashMap<>();

  /** For the running task, which frees it. */
  Part part() {
    TaskContext task = TaskContext.get();
    String key = folder + "|" + task.taskAttemptId();
    return RUNNING.computeIfAbsent(key, ignored -> new Part(task, key));
  }

  private DataException failed(IOException e) {
    return new DataException(
        "Diverted rows cannot be written to "
            + folder
            + ": "
            + FileReasons.of(e)
            + ". Choose a folder that all executors can write to.",
        e);
  }

  /** The file of one task's partitions. */
  final class Part {
    private final Path file;
    private final Path temporary;
    private @Nullable Writer open;
    private final String key;
    private boolean ended;

    private Part(TaskContext task, String key) {
      this.key = key;
      String name = String.format(Locale.ROOT, "part-%05d.jsonl", task.partitionId());
      file = new Path(folder, name);
      temporary = new Path(folder, "." + name + "." + task.taskAttemptId());
      task.addTaskCompletionListener((TaskCompletionListener) context -> drop());
    }

    private FileSystem files() throws IOException {
      return file.getFileSystem(hadoop.value().value());
    }

    /**
     * One more row.
     *
     * @param record the row that it comes from, as JSON
     */
    void add(Rejected rejected, String record) {
      try {
        if (open == null) {
          open = begun();
        }
        open.write(Rejects.told(rejected, record));
      } catch (IOException e) {
        throw failed(e);
      }
    }

    /** The temporary file, with what earlier partitions of the task have left out. */
    private Writer begun() throws IOException {
      OutputStream made = files().create(temporary, true);
      if (ended && files().exists(file)) {
        try (InputStream before = files().open(file)) {
          before.transferTo(made);
        }
      }
      return new BufferedWriter(new OutputStreamWriter(made, StandardCharsets.UTF_8));
    }

    /** A partition has no more rows; a second call does nothing. */
    void end() {
      if (ended && open == null) {
        return;
      }
      try {
        files().delete(file, false);
        if (open != null) {
          open.close();
          open = null;
          if (!files().rename(temporary, file)) {
            throw new IOException(temporary + " cannot be renamed to " + file);
          }
        }
        ended = true;
      } catch (IOException e) {
        throw failed(e);
      }
    }

    private void drop() {
      RUNNING.remove(key);
      try {
        if (open != null) {
          open.close();
          files().delete(temporary, false);
        }
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }
}
