package org.pydl4j.nd.shared;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.errors.SharedMemoryException;
import org.pydl4j.nd.internal.MappedFile;

/**
 * Shared memory made by this process: a file of mode 0600 that has no name any more, so that no
 * kind of exit leaves it behind. A peer of the same user opens {@link #path()} while this segment
 * lives.
 */
final class Segment implements AutoCloseable {
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Set<OpenOption> NAMELESS =
      Set.of(
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE); // the JDK unlinks right after opening
  private static final int ZEROS = 1 << 22;

  private final long number = NUMBERS.incrementAndGet();
  private final long bytes;
  private final FileChannel channel;
  private final String path;
  private final MappedFile mapped;

  private Segment(Path directory, long bytes) throws IOException {
    this.bytes = bytes;
    long pid = ProcessHandle.current().pid();
    Path file = directory.resolve("pydl4j-" + pid + "-" + number);
    channel =
        FileChannel.open(
            file,
            NAMELESS,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      fill(channel, bytes);
      path = "/proc/" + pid + "/fd/" + descriptorOf(file);
      mapped = MappedFile.open(path, bytes);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Makes a segment of zeros, in the first directory that has room. */
  static Segment create(Iterable<Path> directories, long bytes) {
    SharedMemoryException last = null;
    for (Path directory : directories) {
      try {
        return new Segment(directory, bytes);
      } catch (IOException e) {
        last = noRoom(directory, bytes, e);
      }
    }
    throw last;
  }

  /** Unique in this process. */
  long number() {
    return number;
  }

  long bytes() {
    return bytes;
  }

  /** What a peer opens. */
  String path() {
    return path;
  }

  long address() {
    return mapped.address();
  }

  @Override
  public void close() {
    mapped.close();
    try {
      channel.close();
    } catch (IOException e) {
      throw new SharedMemoryException("The segment " + path + " cannot be closed: " + e + ".", e);
    }
  }

  /**
   * Takes the pages by writing them: a full file system is an exception here, and a SIGBUS, which
   * kills the process, when a mapped page is touched.
   */
  private static void fill(FileChannel channel, long bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(bytes, ZEROS));
    for (long left = bytes; left > 0; left -= zeros.position()) {
      zeros.clear().limit((int) Math.min(left, zeros.capacity()));
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
    }
  }

  private static String descriptorOf(Path file) throws IOException {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors) {
        if (target(descriptor).startsWith(file.toString())) {
          return descriptor.getFileName().toString();
        }
      }
    }
    throw new IOException("no descriptor of " + file + " under /proc/self/fd");
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile by another thread
    }
  }

  private static SharedMemoryException noRoom(Path directory, long bytes, IOException cause) {
    if (String.valueOf(cause.getMessage()).contains("Too many open files")) {
      return new SharedMemoryException(
          "This process has too many open files for one more shared segment. Close arrays that are"
              + " done, or allow more (ulimit -n 65536 in the shell that starts it).",
          cause);
    }
    long free = directory.toFile().getUsableSpace();
    return new SharedMemoryException(
        "No room for a shared segment of "
            + Memory.describe(bytes)
            + " in "
            + directory
            + " ("
            + Memory.describe(free)
            + " free): "
            + cause.getMessage()
            + ". Close arrays that are done, give the container more shared memory (docker run"
            + " --shm-size), or set -Dpydl4j.shared.directory to a folder with room.",
        cause);
  }
}
