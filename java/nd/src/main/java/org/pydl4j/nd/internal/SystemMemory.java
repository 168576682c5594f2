package org.pydl4j.nd.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much memory this process may use: the machine's, or the container's limit when smaller. */
public final class SystemMemory {
  private static final Path MACHINE = Path.of("/proc/meminfo");
  private static final Path GROUP = Path.of("/sys/fs/cgroup");
  private static final List<Path> LIMITS =
      List.of(GROUP.resolve("memory.max"), GROUP.resolve("memory/memory.limit_in_bytes"));
  private static final List<Path> USED =
      List.of(GROUP.resolve("memory.current"), GROUP.resolve("memory/memory.usage_in_bytes"));

  private SystemMemory() {}

  /** Bytes; the size that the Java heap would get on an unknown system. */
  public static long available() {
    long total = Math.min(groupLimit(), firstNumber(MACHINE, "MemTotal:"));
    return total == Long.MAX_VALUE ? Runtime.getRuntime().maxMemory() : total;
  }

  /**
   * Bytes of it that nobody uses now, or 0 where the system does not say. What files keep in a
   * container's memory counts as used.
   */
  public static long unused() {
    long free = firstNumber(MACHINE, "MemAvailable:");
    long limit = groupLimit();
    if (limit < Long.MAX_VALUE) {
      long used = USED.stream().mapToLong(file -> firstNumber(file, "")).min().orElse(limit);
      free = Math.min(free, Math.max(0, limit - used));
    }
    return free == Long.MAX_VALUE ? 0 : free;
  }

  private static long groupLimit() {
    return LIMITS.stream().mapToLong(file -> firstNumber(file, "")).min().orElse(Long.MAX_VALUE);
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
