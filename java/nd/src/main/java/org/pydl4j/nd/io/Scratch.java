package org.pydl4j.nd.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * A hidden file beside another one, open for writing until {@link #close()}, which removes it
 * unless it was renamed.
 *
 * <p>Its writer holds the file's lock, which the kernel lets go of when the process dies, whatever
 * it dies of. A file whose lock is free was abandoned. Numbers of processes would not do: they are
 * used again, and containers that share a folder do not see each other's.
 */
final class Scratch implements AutoCloseable {
  private static final String SUFFIX = ".pydl4j";
  private static final int RADIX = 36;

  /**
   * Files that this process writes: it must not open them again, since the first closing of a file
   * lets go of all the locks that a process has on it.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private Scratch(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static Scratch beside(Path file) throws IOException {
    while (true) {
      long number = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
      Path path =
          file.resolveSibling(
              "." + file.getFileName() + "." + Long.toString(number, RADIX) + SUFFIX);
      OWN.add(path);
      try {
        Scratch made = new Scratch(path, open(path, Files.exists(file)));
        made.lock();
        if (Files.exists(path)) {
          return made;
        }
        made.close(); // another process found it before it was locked, and took it for abandoned
      } catch (IOException | RuntimeException e) {
        OWN.remove(path);
        throw e;
      }
    }
  }

  /** Nobody but the owner may read it where a former file exists, whose mode it gets at the end. */
  private static FileChannel open(Path path, boolean secret) throws IOException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mode =
        secret && posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(
        path,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
        mode);
  }

  private void lock() throws IOException {
    try {
      channel.lock();
    } catch (IOException e) {
      if (!channel.isOpen()) {
        close();
        throw e; // interrupted
      }
      // Some network file systems have no locks: there nobody can tell what was abandoned.
    }
  }

  Path path() {
    return path;
  }

  FileChannel channel() {
    return channel;
  }

  /** Removes what dead processes left when they wrote this file. */
  static void removeAbandoned(Path file) throws IOException {
    Pattern name =
        Pattern.compile(Pattern.quote("." + file.getFileName() + ".") + "[0-9a-z]{1,13}\\.pydl4j");
    DirectoryStream.Filter<Path> filter =
        path -> name.matcher(path.getFileName().toString()).matches();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(file.getParent(), filter)) {
      for (Path path : found) {
        if (!OWN.contains(path)) {
          removeIfAbandoned(path);
        }
      }
    } catch (AccessDeniedException e) {
      // A folder may be written to that cannot be listed.
    }
  }

  private static void removeIfAbandoned(Path path) {
    try (FileChannel other = FileChannel.open(path, StandardOpenOption.WRITE);
        FileLock free = other.tryLock()) {
      if (free != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // Written by others, of another user, or already gone: none of ours to remove.
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(path);
    } finally {
      channel.close();
      OWN.remove(path);
    }
  }
}
