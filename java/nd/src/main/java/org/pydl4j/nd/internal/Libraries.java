package org.pydl4j.nd.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads libraries by path. The JVM gives a file to one class loader only, so that a second one (a
 * web application that was deployed again, or two of them) cannot load it, even if the first was
 * closed: it lives until it is collected.
 */
final class Libraries {
  private Libraries() {}

  /**
   * Loads what other libraries need; loaded by another class loader, it serves this one as well.
   */
  static void loadShared(Path library) {
    try {
      System.load(library.toString());
    } catch (UnsatisfiedLinkError e) {
      if (!takenByAnother(e)) {
        throw e;
      }
    }
  }

  /** Loads a library of native methods: each class loader has one of its own, a copy if need be. */
  static void loadOwn(Path library) {
    try {
      System.load(library.toString());
    } catch (UnsatisfiedLinkError e) {
      if (!takenByAnother(e)) {
        throw e;
      }
      loadCopy(library);
    }
  }

  /** What the library needs is in the process already, and found by its name. */
  private static void loadCopy(Path library) {
    try {
      Path folder = Files.createTempDirectory("pydl4j");
      Path copy = folder.resolve(library.getFileName());
      try {
        Files.copy(library, copy);
        System.load(copy.toString());
      } finally {
        Files.deleteIfExists(copy); // the mapping outlives its name
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "another class loader of this JVM has "
              + library
              + ", and a copy of it cannot be written into java.io.tmpdir: "
              + e,
          e);
    }
  }

  private static boolean takenByAnother(UnsatisfiedLinkError e) {
    return e.getMessage() != null
        && e.getMessage().contains("already loaded in another classloader");
  }
}
