package org.pydl4j.etl.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.FileReasons;

/**
 * What becomes of pictures and annotations that cannot be read: the first one ends all, or each is
 * noted.
 */
final class Unreadable {
  private final boolean skipping;
  private final Map<String, String> broken = new TreeMap<>(); // guarded by itself

  Unreadable(boolean skipping) {
    this.skipping = skipping;
  }

  boolean skipping() {
    return skipping;
  }

  /** What was left out so far, with the reason of each. */
  Map<String, String> broken() {
    synchronized (broken) {
      return Map.copyOf(broken);
    }
  }

  /**
   * Goes on where it may be left out.
   *
   * @param what such as {@code The picture}
   * @param name of it
   * @param reason the end of the sentence
   */
  void note(String what, String name, DataException reason) {
    if (!skipping) {
      throw new DataException(
          what
              + " "
              + name
              + " "
              + reason.getMessage()
              + ". Take it away, or leave out what cannot be read.",
          reason);
    }
    synchronized (broken) {
      broken.put(name, String.valueOf(reason.getMessage()));
    }
  }

  static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DataException("cannot be read: " + FileReasons.of(e), e);
    } catch (OutOfMemoryError e) {
      throw new DataException("is too large for the heap", e);
    }
  }
}
