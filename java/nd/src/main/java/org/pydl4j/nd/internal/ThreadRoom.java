package org.pydl4j.nd.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many threads the kernel still gives: by the container's limit and by the user's ({@code
 * ulimit -u}), which does not hold the superuser. The OpenMP runtime waits for ever for a thread
 * that it cannot have.
 */
final class ThreadRoom {
  /** For those that the JVM still starts itself: compilers, collectors, cleaners. */
  private static final int SPARE = 10;

  private static final long NO_LIMIT = Long.MAX_VALUE;
  private final Path root;

  /** Of the machine whose {@code proc} and {@code sys} are in {@code root}. */
  ThreadRoom(Path root) {
    this.root = root;
  }

  /** As many threads of those wanted as there is room for; 1 at least, which exists already. */
  int atMost(int wanted) {
    long room = Math.min(container(), user(wanted + SPARE)) - SPARE;
    return (int) Math.max(1, Math.min(wanted, room));
  }

  private long container() {
    long room = NO_LIMIT;
    for (String folder : List.of("sys/fs/cgroup", "sys/fs/cgroup/pids")) {
      long most = number(first(root.resolve(folder).resolve("pids.max"), ""));
      long used = number(first(root.resolve(folder).resolve("pids.current"), ""));
      if (most != NO_LIMIT && used != NO_LIMIT) {
        room = Math.min(room, most - used);
      }
    }
    return room;
  }

  /** The user's threads are counted, 50 ms on a large machine, only where all might be too many. */
  private long user(int wanted) {
    Path own = root.resolve("proc/self");
    long most = number(first(own.resolve("limits"), "Max processes"));
    String user = first(own.resolve("status"), "Uid:");
    if (most == NO_LIMIT || user.startsWith("0") || most - all() >= wanted) {
      return NO_LIMIT;
    }
    return most - threadsOf(user);
  }

  /** Threads of the whole machine: {@code 0.20 0.18 0.12 running/all last}. */
  private long all() {
    String[] words = first(root.resolve("proc/loadavg"), "").split("[ /]+");
    return words.length < 5 ? NO_LIMIT : number(words[4]);
  }

  private long threadsOf(String user) {
    try (Stream<Path> processes = Files.list(root.resolve("proc"))) {
      return processes
          .filter(process -> process.getFileName().toString().matches("\\d+"))
          .map(process -> process.resolve("status"))
          .filter(status -> first(status, "Uid:").equals(user))
          .mapToLong(status -> number(first(status, "Threads:")))
          .filter(threads -> threads != NO_LIMIT) // it has ended
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The first word behind {@code start} in a file, empty where there is none. */
  private static String first(Path file, String start) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .map(line -> start.isEmpty() ? line : line.split("\\s+")[0])
          .findFirst()
          .orElse("");
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  /** {@code max}, {@code unlimited} and nothing are no limit. */
  private static long number(String word) {
    return word.matches("\\d{1,18}") ? Long.parseLong(word) : NO_LIMIT;
  }
}
