package org.pydl4j.etl.films;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.folders.ClassFolder;
import org.pydl4j.etl.folders.FileKind;

/** Films in a folder for each class: mp4, mov, mkv, webm, avi, mpg, ts, flv, wmv, gif, ogv, y4m. */
public final class FilmFolder {
  private static final FileKind FILMS =
      new FileKind(
          "film",
          "films",
          Set.of(
              "mp4", "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "ts", "flv", "wmv", "gif",
              "ogv", "y4m", "3gp"));

  private FilmFolder() {}

  /**
   * Looks for films in a folder and those below it; the one in which a film lies is its class.
   *
   * @param names of the classes in their order; null to take those that are there
   * @throws org.pydl4j.nd.errors.DataException if there is none, or one of a class that is not in
   *     {@code names}
   */
  public static ClassFolder of(Path folder, @Nullable List<String> names) {
    return ClassFolder.of(folder, names, FILMS);
  }
}
