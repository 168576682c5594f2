package org.pydl4j.nd.io;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words and without a full stop. */
public final class FileReasons {
  private FileReasons() {}

  /** {@code /data/x.npy does not exist}, {@code /dev/null is a device, not a regular file}. */
  public static String of(IOException failure) {
    if (failure instanceof ClosedByInterruptException) {
      return "the thread was interrupted";
    }
    if (!(failure instanceof FileSystemException at)) {
      return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
    if (at.getReason() != null) {
      boolean complete = at.getFile() == null || at.getReason().contains(at.getFile());
      return complete ? at.getReason() : at.getReason() + " (" + at.getFile() + ")";
    }
    if (at instanceof NoSuchFileException) {
      return at.getFile() + " does not exist";
    }
    if (at instanceof AccessDeniedException) {
      return "this process may not use " + at.getFile();
    }
    if (at instanceof FileSystemLoopException) {
      return "the symbolic links of " + at.getFile() + " lead in a circle";
    }
    return at.toString();
  }
}
