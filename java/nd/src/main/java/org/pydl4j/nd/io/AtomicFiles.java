package org.pydl4j.nd.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Files that appear whole or not at all: written under another name beside the target, flushed to
 * the disk, then renamed. Whatever fails, a former file stays as it was.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** Writes the content. */
  @FunctionalInterface
  public interface Writer {
    /** Writes all of the file; it may move back and forth. */
    void write(FileChannel channel) throws IOException;
  }

  /** Replaces {@code target} by what {@code writer} writes; its folder must exist. */
  public static void write(Path target, Writer writer) throws IOException {
    Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    Path folder = real.getParent();
    long number = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    Path temporary =
        folder.resolve("." + real.getFileName() + "." + Long.toString(number, 36) + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE)) {
        writer.write(channel);
        channel.force(true);
      }
      Files.move(
          temporary, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      flush(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** The new name itself must reach the disk; not every file system can flush a folder. */
  private static void flush(Path folder) throws IOException {
    if (!System.getProperty("os.name").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
