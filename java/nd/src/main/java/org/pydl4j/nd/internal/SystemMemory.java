package org.pydl4j.nd.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much memory this process may use: the machine's, or the container's limit when smaller. */
public final class SystemMemory {
  private static final List<Path> LIMITS =
      List.of(
          Path.of("/sys/fs/cgroup/memory.max"),
          Path.of("/sys/fs/cgroup/memory/memory.limit_in_bytes"));

  private SystemMemory() {}

  /** Bytes; the size that the Java heap would get on an unknown system. */
  public static long available() {
    long total = Long.MAX_VALUE;
    for (Path file : LIMITS) {
      total = Math.min(total, firstNumber(file, ""));
    }
    total = Math.min(total, firstNumber(Path.of("/proc/meminfo"), "MemTotal:"));
    return total == Long.MAX_VALUE ? Runtime.getRuntime().maxMemory() : total;
  }

  /** The number behind {@code prefix} (in kB when there is a prefix), or the largest long. */
  private static long firstNumber(Path file, String prefix) {
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith(prefix)) {
          String digits = line.substring(prefix.length()).replaceAll("[^0-9]", "");
          long unit = prefix.isEmpty() ? 1 : 1024;
          return digits.isEmpty() || digits.length() > 15
              ? Long.MAX_VALUE
              : Long.parseLong(digits) * unit;
        }
      }
      return Long.MAX_VALUE;
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
