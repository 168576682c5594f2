package org.pydl4j.nd.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that appear whole or not at all: written under another name beside the target, flushed to
 * the disk, then renamed. Whatever fails, a former file stays as it was.
 *
 * <p>A former file keeps its mode and, where this process may give it, its owner and group; a
 * symbolic link stays, and what it leads to is replaced. Devices, pipes, sockets and folders are
 * refused. What a process left that died while it wrote is removed by the next write of the same
 * file.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** Writes the content. */
  @FunctionalInterface
  public interface Writer {
    /** Writes all of the file; it may move back and forth. */
    void write(FileChannel channel) throws IOException;
  }

  /**
   * Replaces {@code target} by what {@code writer} writes; its folder must exist.
   *
   * @throws java.nio.file.FileSystemException if the target is no regular file, or may not be
   *     written to; {@link FileReasons} says why in words
   */
  public static void write(Path target, Writer writer) throws IOException {
    Path real = Targets.resolve(target);
    Targets.requireReplaceable(real);
    Path folder = Targets.folderOf(real);
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          folder.toString(), null, "the folder " + folder + " does not exist");
    }
    try (Scratch scratch = Scratch.beside(real)) {
      Scratch.removeAbandoned(real);
      writer.write(scratch.channel());
      Targets.copyRights(real, scratch.path());
      scratch.channel().force(true);
      Files.move(
          scratch.path(),
          real,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    flush(folder);
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
