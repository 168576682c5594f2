package org.pydl4j.nd.io;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Folders that are not on the class path: the one around a jar, and the one for kept files. */
public final class Places {
  private Places() {}

  /**
   * The folder that holds the jar of {@code type}, or null where it lies in none: inside Spring
   * Boot's executable jar, for example.
   */
  public static @Nullable Path folderOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    try {
      URI place = source.getLocation().toURI();
      return "file".equals(place.getScheme()) ? Path.of(place).getParent() : null;
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }

  /**
   * Where downloaded and unpacked files stay: the property {@code pydl4j.cache}, else {@code
   * pydl4j} in {@code XDG_CACHE_HOME} or {@code ~/.cache}.
   */
  public static Path cache() {
    String folder = System.getProperty("pydl4j.cache");
    if (folder != null && !folder.isBlank()) {
      return Path.of(folder).toAbsolutePath();
    }
    String set = System.getenv("XDG_CACHE_HOME");
    Path base =
        set == null || set.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(set);
    return base.resolve("pydl4j").toAbsolutePath();
  }
}
