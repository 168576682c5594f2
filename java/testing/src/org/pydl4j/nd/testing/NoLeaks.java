package org.pydl4j.nd.testing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.pydl4j.nd.Leaks;
import org.pydl4j.nd.Memory;

/**
 * The rule on every test: it ends with no more off-heap memory, threads and open files than it
 * began with. Registered for all tests by {@code META-INF/services}.
 *
 * <p>Garbage does not count as freed: close what you make, or make it inside a {@code Scope}.
 */
public final class NoLeaks implements BeforeEachCallback, AfterEachCallback {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(NoLeaks.class);
  private static final long PATIENCE_MS = 20_000;

  /** May itself lie in the folder for temporary files; what Spark logs into it is not ours. */
  private static final String CHECKOUT = checkout() + "/";

  private final long patience;

  /** Called by JUnit. */
  public NoLeaks() {
    this(PATIENCE_MS);
  }

  NoLeaks(long patience) {
    this.patience = patience;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(SPACE).put("before", Census.now());
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    if (context.getExecutionException().isPresent()) {
      return; // the test's own failure says more
    }
    Census before = context.getStore(SPACE).get("before", Census.class);
    long end = System.currentTimeMillis() + patience;
    List<String> leaks = Census.now().beyond(before);
    while (!leaks.isEmpty() && System.currentTimeMillis() < end) {
      Thread.sleep(20); // a thread that was told to stop may still be on its way out
      leaks = Census.now().beyond(before);
    }
    if (!leaks.isEmpty()) {
      throw new AssertionError(
          "The test left behind "
              + String.join("; ", leaks)
              + ". Close what it makes, or make it inside try (Scope scope = Scope.open()).");
    }
  }

  private static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve("settings.gradle"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** What is alive at one moment. */
  private record Census(long bytes, long storages, Set<String> threads, Set<String> files) {
    static Census now() {
      return new Census(Memory.liveBytes(), Memory.liveStorages(), liveThreads(), openFiles());
    }

    List<String> beyond(Census before) {
      List<String> leaks = new ArrayList<>();
      if (storages > before.storages || bytes > before.bytes) {
        leaks.add(
            (storages - before.storages)
                + " arrays with "
                + (bytes - before.bytes)
                + " bytes of off-heap memory"
                + made());
      }
      report(leaks, "threads", threads, before.threads);
      report(leaks, "open files", files, before.files);
      return leaks;
    }

    /** With -Dpydl4j.leaks=true only. */
    private static String made() {
      return Leaks.open().stream()
          .map(place -> ", " + place.arrays() + " open of those made at\n" + place.calls())
          .collect(Collectors.joining());
    }

    private static void report(
        List<String> leaks, String what, Set<String> now, Set<String> before) {
      Set<String> more = new TreeSet<>(now);
      more.removeAll(before);
      if (!more.isEmpty()) {
        leaks.add(what + " " + more);
      }
    }

    /**
     * Daemons are left out: the JVM and its libraries start them when they like. So is the thread
     * with which JUnit ends tests that hang.
     */
    private static Set<String> liveThreads() {
      return Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.isAlive() && !thread.isDaemon())
          .filter(thread -> !thread.getName().equals("junit-jupiter-timeout-watcher"))
          .map(thread -> thread.getName() + " (" + System.identityHashCode(thread) + ")")
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Our segments, and files in the folder for temporary files. */
    private static Set<String> openFiles() {
      String temporary = System.getProperty("java.io.tmpdir");
      Set<String> files = new TreeSet<>();
      Path descriptors = Path.of("/proc/self/fd");
      if (!Files.isDirectory(descriptors)) {
        return files;
      }
      try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
        for (Path descriptor : all) {
          String target = target(descriptor);
          boolean passing = target.startsWith(temporary) && !target.startsWith(CHECKOUT);
          if (target.contains("/pydl4j-") || passing) {
            files.add(descriptor.getFileName() + " -> " + target);
          }
        }
      } catch (IOException e) {
        throw new AssertionError("/proc/self/fd cannot be listed", e);
      }
      return files;
    }

    private static String target(Path descriptor) {
      try {
        return Files.readSymbolicLink(descriptor).toString();
      } catch (IOException e) {
        return ""; // closed since it was listed
      }
    }
  }
}
