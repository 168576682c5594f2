package org.pydl4j.nd.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long the threads of this process have waited for processors that others had, by Linux's own
 * count. What the JVM's compilers and collectors took is no other's: with two threads of the engine
 * on two processors the engine waits for as long as these work, which is over soon.
 */
final class ThreadDelays {
  /** Where the system does not count them. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final Path TASKS = Path.of("/proc/self/task");
  private static final Set<String> SERVICES = // by the first word of their names
      Set.of(
          "C1",
          "C2",
          "G1",
          "GC",
          "VM",
          "Sweeper",
          "Monitor",
          "Reference",
          "Finalizer",
          "Common-Cleaner",
          "Service");

  private Map<Path, Told> before = Map.of();
  private long sum;

  /** What was told of a thread: whether it is one of the JVM's own, and the nanoseconds. */
  private record Told(boolean serves, long time) {}

  /**
   * Nanoseconds that all threads but the JVM's own have waited, less those that these have worked;
   * only how it changes means something. About 10 µs a thread.
   */
  synchronized long total() {
    Map<Path, Told> now = new HashMap<>();
    long more = 0;
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        Told last = before.get(task);
        Told told = of(task, last);
        if (told != null) {
          now.put(task, told);
          long time = told.time() - (last == null ? 0 : last.time());
          more += told.serves() ? -time : time;
        }
      }
    } catch (IOException | RuntimeException e) {
      return UNKNOWN;
    }
    before = now; // threads that ended take nothing with them
    sum += more;
    return sum;
  }

  /** From {@code cpu_time delay slices}; null for a thread that has just ended. */
  private static @Nullable Told of(Path task, @Nullable Told last) {
    try {
      boolean serves = last == null ? serves(task) : last.serves();
      String[] numbers = Files.readString(task.resolve("schedstat")).split(" ");
      return new Told(serves, Long.parseLong(numbers[serves ? 0 : 1]));
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean serves(Path task) throws IOException {
    return SERVICES.contains(Files.readString(task.resolve("comm")).strip().split(" ")[0]);
  }
}
