package org.pydl4j.serving.models;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.services.Providers;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.files.ModelFormat;

/**
 * Where models lie: a repository {@code NAME/VERSION/FILE}, or one file, which is version 1, 2, …
 * as it is replaced.
 */
final class ModelFiles {
  private final Path path;
  private final Providers<ModelKind> kinds = Providers.of(ModelKind.class);
  private final List<ModelKind> known = new ArrayList<>();
  private final Map<Path, Seen> seen = new HashMap<>();
  private @Nullable Found single; // the file that the path is, as it was last seen

  /**
   * A file of a version.
   *
   * @param print changes whenever the file is replaced or written to
   */
  record Found(Path file, ModelKind kind, String print, long version) {}

  /** Of which kind a file was when it was looked into, so that it is opened once. */
  private record Seen(String print, @Nullable ModelKind kind) {}

  ModelFiles(Path path) {
    if (!Files.exists(path)) {
      throw new ModelFileException(
          "There is no model file or folder " + path.toAbsolutePath() + ".");
    }
    this.path = path;
    Providers.of(ModelFormat.class).found().forEach(format -> known.add(new FormatKind(format)));
    known.addAll(kinds.found()); // which go by names, too: a network's file may end in .zip
    if (Files.isRegularFile(path)) {
      requireKind(path);
    }
  }

  /**
   * What lies there now.
   *
   * @param models by name and version
   * @param ignored entries that are no model, and why; they harm no others
   */
  record Listing(Map<String, NavigableMap<Long, Found>> models, Map<String, String> ignored) {}

  /**
   * Lists what lies there now: a stat for each entry; a file is looked into once, and again when it
   * has changed.
   *
   * @throws IOException if the path itself is gone or cannot be read
   */
  Listing list() throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isDirectory(path)) {
      return new Listing(one(), Map.of());
    }
    Listing listing = new Listing(new TreeMap<>(), new TreeMap<>());
    Set<Path> looked = new HashSet<>();
    for (Path model : children(path)) {
      String name = model.getFileName().toString();
      if (!Files.isDirectory(model)) {
        listing.ignored.put(name, "It is no folder NAME/VERSION/FILE.");
        continue;
      }
      NavigableMap<Long, Found> versions = new TreeMap<>();
      try {
        versions(model, versions, listing.ignored, looked);
      } catch (IOException e) {
        listing.ignored.put(name, unreadable(e));
      }
      if (!versions.isEmpty()) {
        listing.models.put(name, versions);
      }
    }
    seen.keySet().retainAll(looked);
    return listing;
  }

  private static String unreadable(IOException failure) {
    return "It cannot be read: " + failure + ".";
  }

  private Map<String, NavigableMap<Long, Found>> one() throws IOException {
    Map<String, NavigableMap<Long, Found>> models = new TreeMap<>();
    if (Files.isRegularFile(path)) {
      String print = print(path);
      Found former = single;
      if (former == null || !former.print().equals(print)) {
        long version = former == null ? 1 : former.version() + 1;
        ModelKind kind = former == null ? requireKind(path) : former.kind();
        former = new Found(path, kind, print, version);
        single = former;
      }
      models.put(nameOf(path), new TreeMap<>(Map.of(former.version(), former)));
    }
    return models;
  }

  private void versions(
      Path model, NavigableMap<Long, Found> versions, Map<String, String> ignored, Set<Path> looked)
      throws IOException {
    String name = model.getFileName().toString();
    List<Path> folders = children(model);
    for (Path folder : folders) {
      String number = folder.getFileName().toString();
      String entry = name + "/" + number;
      if (!Files.isDirectory(folder) || !number.matches("[1-9][0-9]{0,17}")) {
        ignored.put(entry, "It is no folder of a version, which is a number from 1 on.");
        continue;
      }
      try {
        Found file = file(folder, Long.parseLong(number), looked);
        if (file != null) {
          versions.put(file.version(), file);
        } else {
          ignored.put(entry, "It holds no file of a known kind (" + platforms() + ").");
        }
      } catch (NoSuchFileException e) {
        continue; // it was taken away meanwhile
      } catch (IOException e) {
        ignored.put(entry, unreadable(e));
      } catch (ModelFileException e) {
        ignored.put(entry, String.valueOf(e.getMessage())); // a kind of somebody else fails on it
      }
    }
    if (folders.isEmpty()) {
      ignored.put(name, "It has no folder of a version.");
    }
  }

  /** The first file of a known kind, by name. */
  private @Nullable Found file(Path folder, long version, Set<Path> looked) throws IOException {
    for (Path file : children(folder)) {
      if (Files.isRegularFile(file)) {
        looked.add(file);
        String print = print(file);
        ModelKind kind = kind(file, print);
        if (kind != null) {
          return new Found(file, kind, print, version);
        }
      }
    }
    return null;
  }

  private @Nullable ModelKind kind(Path file, String print) {
    Seen before = seen.get(file);
    if (before == null || !before.print().equals(print)) {
      before = new Seen(print, kind(file));
      seen.put(file, before);
    }
    return before.kind();
  }

  /** A file's name without its last suffix. */
  static String nameOf(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private @Nullable ModelKind kind(Path file) {
    return known.stream().filter(kind -> accepts(kind, file)).findFirst().orElse(null);
  }

  /** A kind may be anybody's: whatever it throws is told of this file. */
  private static boolean accepts(ModelKind kind, Path file) {
    try {
      return kind.accepts(file);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      throw new ModelFileException(
          "The kind of models " + kind.getClass().getName() + " fails on " + file + ": " + e, e);
    }
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
    return known.stream().map(ModelFiles::platform).sorted().toList();
  }

  private static String platform(ModelKind kind) {
    try {
      return kind.platform();
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      return kind.getClass().getName();
    }
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

  /** A format that not only servers read. */
  private record FormatKind(ModelFormat format) implements ModelKind {
    @Override
    public String platform() {
      return format.platform();
    }

    @Override
    public boolean accepts(Path file) {
      return format.reads(file);
    }

    @Override
    public Model load(Path file) {
      return format.open(file);
    }
  }
}
