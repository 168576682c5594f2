package org.pydl4j.nd.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long the threads of this process have waited for a processor, by Linux's own count. */
final class ThreadDelays {
  private static final Path TASKS = Path.of("/proc/self/task");

  private ThreadDelays() {}

  /**
   * Nanoseconds, the sum over all threads that live; -1 where the system does not count them. About
   * 10 µs a thread.
   */
  static long total() {
    long sum = 0;
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        sum += of(task.resolve("schedstat"));
      }
      return sum;
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }

  /** The second number of {@code cpu_time delay slices}; 0 for a thread that has just ended. */
  private static long of(Path schedstat) {
    try {
      String[] numbers = Files.readString(schedstat).split(" ");
      return Long.parseLong(numbers[1]);
    } catch (IOException e) {
      return 0;
    }
  }
}
