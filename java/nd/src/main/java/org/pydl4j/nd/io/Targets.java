package org.pydl4j.nd.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** What may be replaced by a new file, and what of it the new one keeps. */
final class Targets {
  /** Linux gives up after as many links. */
  private static final int MOST_LINKS = 40;

  private Targets() {}

  /** Where a chain of symbolic links leads to, whether something is there or not. */
  static Path resolve(Path target) throws IOException {
    Path at = target.toAbsolutePath();
    for (int i = 0; i < MOST_LINKS; i++) {
      if (!Files.isSymbolicLink(at)) {
        Path folder = at.getParent();
        return folder == null || !Files.exists(folder)
            ? at
            : folder.toRealPath().resolve(at.getFileName());
      }
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    throw new FileSystemLoopException(target.toString());
  }

  /** Where the new file will be made; a drive, which has no folder, stands for itself. */
  static Path folderOf(Path real) {
    Path folder = real.getParent();
    return folder == null ? real : folder;
  }

  /** Refuses all but regular files that may be written to, and names with nothing there. */
  static void requireReplaceable(Path real) throws IOException {
    if (!Files.exists(real)) {
      return;
    }
    if (!Files.isRegularFile(real)) {
      throw new FileSystemException(
          real.toString(), null, real + " is " + kind(real) + ", not a regular file");
    }
    if (!Files.isWritable(real)) {
      throw new AccessDeniedException(
          real.toString(), null, "this process may not write to the file " + real);
    }
  }

  private static String kind(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return "a folder";
    }
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return "something else";
    }
    // S_IFMT of stat(2).
    return switch ((Integer) Files.getAttribute(path, "unix:mode") & 0170000) {
      case 0010000 -> "a named pipe";
      case 0020000, 0060000 -> "a device";
      case 0140000 -> "a socket";
      default -> "something else";
    };
  }

  /** Gives a new file the mode, owner and group of the one that it will replace. */
  static void copyRights(Path from, Path to) throws IOException {
    PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (target == null || !Files.exists(from)) {
      return;
    }
    PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributes now = target.readAttributes();
    try {
      if (!now.group().equals(old.group())) {
        target.setGroup(old.group());
      }
      if (!now.owner().equals(old.owner())) {
        target.setOwner(old.owner());
      }
    } catch (FileSystemException e) {
      // Only root may give files away: the new file is then this process's own.
    }
    target.setPermissions(old.permissions());
  }
}
