package org.pydl4j.serving.models;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.services.Providers;

/**
 * Where models lie: a repository {@code NAME/VERSION/FILE}, or one file, which is version 1, 2, …
 * as it is replaced.
 */
final class ModelFiles {
  private final Path path;
  private final Providers<ModelKind> kinds = Providers.of(ModelKind.class);
  private @Nullable Found single; // the file that the path is, as it was last seen

  /**
   * A file of a version.
   *
   * @param print changes whenever the file is replaced or written to
   */
  record Found(Path file, ModelKind kind, String print, long version) {}

  ModelFiles(Path path) {
    if (!Files.exists(path)) {
      throw new ModelFileException(
          "There is no model file or folder " + path.toAbsolutePath() + ".");
    }
    this.path = path;
    if (Files.isRegularFile(path)) {
      requireKind(path);
    }
  }

  /**
   * What lies there now: name, version, file.
   *
   * @throws IOException if the path itself is gone or cannot be read
   */
  Map<String, NavigableMap<Long, Found>> list() throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isDirectory(path)) {
      return one();
    }
    Map<String, NavigableMap<Long, Found>> models = new TreeMap<>();
    for (Path model : children(path)) {
      if (Files.isDirectory(model)) {
        NavigableMap<Long, Found> versions = versions(model);
        if (!versions.isEmpty()) {
          models.put(model.getFileName().toString(), versions);
        }
      }
    }
    return models;
  }

  private Map<String, NavigableMap<Long, Found>> one() throws IOException {
    Map<String, NavigableMap<Long, Found>> models = new TreeMap<>();
    if (Files.isRegularFile(path)) {
      String print = print(path);
      Found former = single;
      if (former == null || !former.print().equals(print)) {
        long version = former == null ? 1 : former.version() + 1;
        former = new Found(path, requireKind(path), print, version);
        single = former;
      }
      models.put(nameOf(path), new TreeMap<>(Map.of(former.version(), former)));
    }
    return models;
  }

  private NavigableMap<Long, Found> versions(Path model) throws IOException {
    NavigableMap<Long, Found> versions = new TreeMap<>();
    for (Path folder : children(model)) {
      String number = folder.getFileName().toString();
      if (Files.isDirectory(folder) && number.matches("[1-9][0-9]{0,17}")) {
        try {
          Found file = file(folder, Long.parseLong(number));
          if (file != null) {
            versions.put(file.version(), file);
          }
        } catch (NoSuchFileException e) {
          continue; // it was taken away meanwhile
        }
      }
    }
    return versions;
  }

  /** The first file of a known kind, by name. */
  private @Nullable Found file(Path folder, long version) throws IOException {
    for (Path file : children(folder)) {
      ModelKind kind = Files.isRegularFile(file) ? kind(file) : null;
      if (kind != null) {
        return new Found(file, kind, print(file), version);
      }
    }
    return null;
  }

  /** A file's name without its last suffix. */
  static String nameOf(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private @Nullable ModelKind kind(Path file) {
    return kinds.found().stream().filter(kind -> kind.accepts(file)).findFirst().orElse(null);
  }

  private ModelKind requireKind(Path file) {
    ModelKind kind = kind(file);
    if (kind == null) {
      throw new ModelFileException(
          "The file "
              + file
              + " is of no kind that can be served. Known are "
              + platforms()
              + "."
              + (kinds.failures().isEmpty()
                  ? ""
                  : " Could not be loaded: " + String.join("; ", kinds.failures())));
    }
    return kind;
  }

  private List<String> platforms() {
    return kinds.found().stream().map(ModelKind::platform).sorted().toList();
  }

  private static String print(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return now.fileKey() + " " + now.size() + " " + now.lastModifiedTime();
  }

  private static List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path child : all) {
        if (!child
            .getFileName()
            .toString()
            .startsWith(".")) { // hidden: a file that is being written
          children.add(child);
        }
      }
    }
    children.sort(null);
    return children;
  }
}
