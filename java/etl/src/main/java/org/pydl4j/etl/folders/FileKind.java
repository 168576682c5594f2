package org.pydl4j.etl.folders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.FileReasons;

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

  /**
   * The files of this kind in a folder and those below it, in the order of their paths.
   *
   * @throws DataException if a folder cannot be read
   */
  public List<Path> under(Path folder) {
    try (Stream<Path> below = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return below.filter(this::has).filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    } catch (UncheckedIOException e) {
      throw unreadable(folder, Objects.requireNonNull(e.getCause()));
    }
  }

  private DataException unreadable(Path folder, IOException e) {
    return new DataException(
        "The folder of " + names + " " + folder + " cannot be read: " + FileReasons.of(e) + ".", e);
  }

  String listed() {
    return String.join(", ", new TreeSet<>(ends));
  }
}
