package org.pydl4j.etl.folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.FileReasons;

/**
 * What becomes of files that cannot be read: the first one ends all, or each is noted. Any number
 * of threads may use it.
 */
public final class Unreadable {
  private final boolean skipping;
  private final Map<String, String> broken = new TreeMap<>(); // guarded by itself

  /**
   * Notes nothing yet.
   *
   * @param skipping whether what cannot be read is left out and noted
   */
  public Unreadable(boolean skipping) {
    this.skipping = skipping;
  }

  /** Whether what cannot be read is left out and noted. */
  public boolean skipping() {
    return skipping;
  }

  /** What was left out so far, with the reason of each. */
  public Map<String, String> broken() {
    synchronized (broken) {
      return Map.copyOf(broken);
    }
  }

  /**
   * Goes on where it may be left out.
   *
   * @param what such as {@code The picture}
   * @param name of it
   * @param reason of which the message is the end of the sentence
   * @throws DataException of the whole sentence, where nothing is left out
   */
  public void note(String what, String name, DataException reason) {
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

  /**
   * All bytes of a file.
   *
   * @throws DataException of which the message is the end of a sentence about the file
   */
  public static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DataException("cannot be read: " + FileReasons.of(e), e);
    } catch (OutOfMemoryError e) {
      throw new DataException("is too large for the heap", e);
    }
  }
}
