package org.pydl4j.etl.readers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.hadoop.HadoopFiles;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

/**
 * Where bytes are: one or more files, or text in memory. Files whose names end in {@code .gz},
 * {@code .zip}, {@code .tar} or {@code .tgz} are unpacked while they are read, and with the extra
 * {@code etl} those that end in {@code .zst}, {@code .bz2}, {@code .tzst} or {@code .tbz2}; an
 * archive is its files, in its order. Holds nothing open.
 *
 * <p>Archives are refused that name files outside of themselves, hold links, or unpack to much more
 * than data does (250 times their size, beyond 64 MiB).
 */
public final class Source {
  interface Root {
    String name();

    InputStream open() throws IOException;

    /** Where it is on this machine's disk; null where it is elsewhere. */
    default @Nullable Path local() {
      return null;
    }
  }

  private record FileRoot(Path path) implements Root {
    @Override
    public String name() {
      return path.toString();
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }

    @Override
    public Path local() {
      return path;
    }
  }

  private record HadoopRoot(String place) implements Root {
    @Override
    public String name() {
      return HadoopFiles.shown(place);
    }

    @Override
    public InputStream open() throws IOException {
      return HadoopFiles.open(place);
    }
  }

  private record MemoryRoot(String name, byte[] bytes) implements Root {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  private final List<Root> roots;

  private Source(List<Root> roots) {
    this.roots = List.copyOf(roots);
  }

  /**
   * Files: paths, folders (all files in them and below) and patterns such as {@code
   * data/part-*.csv} or {@code data/**}{@code /*.gz}. Those of a folder or pattern come by their
   * names, hidden ones are left out. With the extra {@code hadoop} they may be places of HDFS and
   * of what else its client reads, {@code hdfs://host/data/*.csv}; its settings are those of {@code
   * core-site.xml} and {@code hdfs-site.xml} where {@code HADOOP_CONF_DIR} says.
   *
   * @throws DataException if one is not there, or a pattern fits no file
   */
  public static Source files(String... places) {
    List<Root> roots = new ArrayList<>();
    for (String place : places) {
      if (HadoopFiles.hasScheme(place) && !place.startsWith("file:")) {
        HadoopFiles.list(place).forEach(each -> roots.add(new HadoopRoot(each)));
        continue;
      }
      for (Path path : expand(withoutScheme(place))) {
        roots.add(new FileRoot(path));
      }
    }
    if (roots.isEmpty()) {
      throw new DataException("No files were named to be read. Name at least one.");
    }
    return new Source(roots);
  }

  /** One file. */
  public static Source file(Path path) {
    if (!Files.isRegularFile(path)) {
      throw missing(path.toString());
    }
    return new Source(List.of(new FileRoot(path)));
  }

  /**
   * Files that are numbered: {@code "day_%d.csv"} from 0 to 2. DataVec: {@code
   * NumberedFileInputSplit}.
   */
  public static Source numbered(String pattern, int first, int last) {
    List<Root> roots = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      try {
        Path path = Path.of(String.format(Locale.ROOT, pattern, i));
        if (!Files.isRegularFile(path)) {
          throw missing(path.toString());
        }
        roots.add(new FileRoot(path));
      } catch (IllegalFormatException e) {
        throw new ConfigurationException(
            "The pattern of numbered files must hold one %d. Got '" + pattern + "'.", e);
      }
    }
    return new Source(roots);
  }

  /** Text in memory, under a name for messages. */
  public static Source text(String name, String text) {
    return bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes in memory, under a name that also says whether they are an archive. */
  public static Source bytes(String name, byte[] bytes) {
    return new Source(List.of(new MemoryRoot(name, bytes.clone())));
  }

  /** The names of its files; an archive counts as one. */
  public List<String> names() {
    return roots.stream().map(Root::name).toList();
  }

  /** How many files there are and what they are called, without their folder. */
  public String description() {
    List<String> files =
        names().stream().map(name -> Path.of(name).getFileName()).map(String::valueOf).toList();
    return files.size() + " files (" + files.hashCode() + ") from " + files.get(0);
  }

  /** One source for each file. */
  List<Source> each() {
    return roots.stream().map(root -> new Source(List.of(root))).toList();
  }

  List<Root> roots() {
    return roots;
  }

  /** Starts to walk through the files; the caller closes the walk. */
  Walk walk() {
    return new Walk(roots);
  }

  /** The path of {@code file:///data/a%20b.csv}; other places as they are. */
  private static String withoutScheme(String place) {
    if (!place.startsWith("file:///")) {
      return place;
    }
    try {
      return Path.of(URI.create(place)).toString();
    } catch (IllegalArgumentException e) { // as it stands there: a pattern, or blanks
      return place.substring("file://".length());
    }
  }

  private static List<Path> expand(String place) {
    try {
      Path path = Path.of(place);
      if (Files.isRegularFile(path)) {
        return List.of(path);
      }
      if (Files.isDirectory(path)) {
        return walked(path, Integer.MAX_VALUE, file -> true, place);
      }
    } catch (InvalidPathException e) {
      throw new DataException("'" + place.replace('\0', '?') + "' is no path of a file.", e);
    }
    if (place.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)) {
      throw missing(place);
    }
    PathMatcher matcher;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + Path.of(place).normalize());
    } catch (java.util.regex.PatternSyntaxException e) {
      throw new DataException("'" + place + "' is no pattern of files: " + e.getMessage(), e);
    }
    String[] steps = place.split("/", -1);
    int plain = 0;
    while (plain < steps.length && steps[plain].chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)) {
      plain++;
    }
    int depth = place.contains("**") ? Integer.MAX_VALUE : Math.max(1, steps.length - plain);
    String folder = String.join("/", Arrays.copyOf(steps, plain));
    return walked(folderOf(folder, place), depth, matcher, place);
  }

  private static Path folderOf(String folder, String place) {
    return folder.isEmpty() ? Path.of(place.startsWith("/") ? "/" : "") : Path.of(folder);
  }

  private static boolean isHidden(Path below) {
    for (Path step : below) {
      if (step.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> walked(Path folder, int depth, PathMatcher matcher, String place) {
    if (!Files.isDirectory(folder)) {
      throw missing(folder.toString());
    }
    try (Stream<Path> found = Files.walk(folder, depth)) {
      List<Path> files =
          found
              .filter(path -> !isHidden(folder.relativize(path)))
              .filter(path -> matcher.matches(path.normalize()) && Files.isRegularFile(path))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new DataException("'" + place + "' fits no file.");
      }
      return files;
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new DataException("The files of '" + place + "' cannot be listed: " + e, e);
    }
  }

  private static DataException missing(String place) {
    return new DataException("There is no file " + place + ". Name one that is there.");
  }
}
