package org.pydl4j.etl.folders;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A kind of files that examples are read from.
 *
 * @param name of one, in messages: {@code picture}
 * @param names of several: {@code pictures}
 * @param ends of the names of such files, in small letters: {@code png}
 */
public record FileKind(String name, String names, Set<String> ends) {
  /** Whether a file is named as one of these; hidden ones are not. */
  boolean has(Path file) {
    String path = String.valueOf(file.getFileName());
    String end = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ends.contains(end) && !path.startsWith(".");
  }

  String listed() {
    return String.join(", ", new TreeSet<>(ends));
  }
}
