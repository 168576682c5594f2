package org.pydl4j.etl.internal.hadoop;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.io.Extra;

/**
 * Files with a scheme: {@code hdfs://}, {@code s3a://} and what else Hadoop's client has on the
 * class path. Its settings are those of {@code core-site.xml} and {@code hdfs-site.xml} on the
 * class path and in the folder that {@code HADOOP_CONF_DIR} names. File systems are Hadoop's own
 * cached ones; nothing is closed but streams.
 */
public final class HadoopFiles {
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+://.*");
  private static final Pattern HOST =
      Pattern.compile("^[^:]+://[\\w.\\-\\[\\]]*(:\\d{1,5})?(/.*)?");
  private static final Pattern SECRET = Pattern.compile("^([^:]+://)(.*)@", Pattern.DOTALL);

  private HadoopFiles() {}

  /** Whether a place has a scheme. */
  public static boolean hasScheme(String place) {
    return SCHEME.matcher(place).matches();
  }

  /**
   * A place without user and password, for messages. Behind a plain host an {@code @} is of the
   * path; else all in front of the last one is secret, since passwords may hold a {@code /}.
   */
  public static String shown(String place) {
    return HOST.matcher(place).matches() ? place : SECRET.matcher(place).replaceFirst("$1");
  }

  /**
   * The files of a place: a file, a folder (all in it and below) or a pattern. Those of a folder or
   * pattern come by their names; such whose names, or folders, begin with {@code .} or {@code _}
   * are left out.
   *
   * @throws org.pydl4j.nd.errors.MissingExtraException without the extra {@code hadoop}
   * @throws DataException if there is none, or the place cannot be reached
   */
  public static List<String> list(String place) {
    Extra.HADOOP.require("Reading " + shown(place));
    return guarded(place, () -> Files.list(place));
  }

  /** Opens a file. */
  public static InputStream open(String place) throws IOException {
    Extra.HADOOP.require("Reading " + shown(place));
    try {
      return Files.open(place);
    } catch (IOException | RuntimeException e) {
      if (tells(e, place)) {
        throw new IOException(reason(e, place));
      }
      throw e;
    }
  }

  private interface Listing {
    List<String> of() throws IOException;
  }

  private static List<String> guarded(String place, Listing listing) {
    try {
      return listing.of();
    } catch (FileNotFoundException e) {
      throw missing(place);
    } catch (PyDl4jException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // the second: names that are none, too
      boolean unknown =
          e instanceof UnsupportedFileSystemException
              || e.getCause() instanceof ClassNotFoundException;
      String told =
          shown(place)
              + " cannot be reached: "
              + reason(e, place)
              + (unknown
                  ? ". Put the jars of this file system on the class path; of s3a hadoop-aws and"
                      + " its SDK."
                  : "");
      throw tells(e, place) ? new DataException(told) : new DataException(told, e);
    }
  }

  private static String reason(Exception why, String place) {
    return tells(why, place)
        ? "what Hadoop says has its user or password, and is not shown. Put them into"
            + " core-site.xml."
        : String.valueOf(why.getMessage());
  }

  /** Whether a failure or a cause of it has what stands in front of a place's host. */
  private static boolean tells(Throwable why, String place) {
    Matcher found = SECRET.matcher(place);
    if (shown(place).equals(place) || !found.find()) {
      return false;
    }
    String user = found.group(2);
    String password = user.substring(user.indexOf(':') + 1);
    List<String> secrets = new ArrayList<>(List.of(user, password));
    secrets.addAll(Arrays.asList(password.split("[/@% ]"))); // parts that a parser stopped at
    secrets.removeIf(String::isBlank);
    for (Throwable at = why; at != null; at = at.getCause()) {
      if (secrets.stream().anyMatch(String.valueOf(at.getMessage())::contains)) {
        return true;
      }
    }
    return false;
  }

  private static DataException missing(String place) {
    return new DataException("There is no file " + shown(place) + ". Name one that is there.");
  }

  /** What needs Hadoop's classes. */
  private static final class Files {
    private static @Nullable Configuration settings; // read when they are first asked for

    private Files() {}

    private static synchronized Configuration settings() {
      Configuration known = settings == null ? read() : settings;
      settings = known;
      return known;
    }

    private static Configuration read() {
      if (System.getProperty("slf4j.internal.verbosity") == null) {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // no word of a missing logger
      }
      Configuration settings = new Configuration();
      load(settings, null);
      String folder = System.getenv("HADOOP_CONF_DIR");
      for (String file : List.of("core-site.xml", "hdfs-site.xml")) {
        File found = new File(String.valueOf(folder), file);
        if (folder != null && found.isFile()) {
          load(settings, found);
        }
      }
      quicker(settings, "ipc.client.connect.max.retries.on.timeouts", "3"); // of 45 in 15 minutes
      quicker(settings, "ipc.client.connect.max.retries", "5");
      return settings;
    }

    /** Reads settings of a file, or those of the class path; Hadoop throws what its parser does. */
    private static void load(Configuration settings, @Nullable File file) {
      try {
        if (file != null) {
          settings.addResource(new Path(file.toURI()));
        }
        settings.size();
      } catch (RuntimeException e) {
        throw new DataException(
            "The settings of Hadoop, "
                + (file == null ? "core-site.xml on the class path" : file)
                + ", cannot be read: "
                + e.getMessage()
                + ". Mend them.",
            e);
      }
    }

    /** Another default than Hadoop's, where nobody has set it. */
    private static void quicker(Configuration settings, String name, String value) {
      String[] sources = settings.getPropertySources(name);
      boolean defaults =
          sources == null || Arrays.stream(sources).allMatch(each -> each.contains("-default.xml"));
      if (defaults) {
        settings.set(name, value);
      }
    }

    private static FileSystem of(String place) throws IOException {
      return FileSystem.get(URI.create(place.replaceAll("(://[^/]*).*", "$1/")), settings());
    }

    static InputStream open(String place) throws IOException {
      return of(place).open(new Path(place));
    }

    static List<String> list(String place) throws IOException {
      FileSystem files = of(place);
      Path path = new Path(place);
      boolean pattern = place.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
      if (!pattern || files.exists(path)) {
        FileStatus found = files.getFileStatus(path);
        return found.isFile()
            ? List.of(place)
            : some(place, below(files, path, () -> file -> true));
      }
      List<String> found = new ArrayList<>();
      if (place.contains("**")) {
        int first = 0;
        while ("*?[{".indexOf(place.charAt(first)) < 0) {
          first++;
        }
        int plain = place.lastIndexOf('/', first);
        Path folder = new Path(place.substring(0, plain + 1));
        return some(place, below(files, folder, () -> matcher(path)));
      }
      FileStatus[] fitting = files.globStatus(path);
      for (FileStatus each : fitting == null ? new FileStatus[0] : fitting) {
        if (each.isFile() && !isHidden(each.getPath().getName())) {
          found.add(each.getPath().toString());
        }
      }
      return some(place, found);
    }

    private interface Fits {
      boolean test(Path file);
    }

    private static Fits matcher(Path pattern) {
      try {
        PathMatcher matcher =
            FileSystems.getDefault().getPathMatcher("glob:" + pattern.toUri().getPath());
        return file -> matcher.matches(java.nio.file.Path.of(file.toUri().getPath()));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException("it is no pattern of files: " + e.getMessage(), e);
      }
    }

    private static List<String> below(FileSystem files, Path folder, Supplier<Fits> fits)
        throws IOException {
      Fits wanted = fits.get();
      int start = files.makeQualified(folder).toUri().getPath().length();
      List<String> found = new ArrayList<>();
      RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
      while (all.hasNext()) {
        Path file = all.next().getPath();
        String inside = file.toUri().getPath().substring(start);
        if (Arrays.stream(inside.split("/")).noneMatch(Files::isHidden) && wanted.test(file)) {
          found.add(file.toString());
        }
      }
      return found;
    }

    private static boolean isHidden(String name) {
      return name.startsWith("_") || name.startsWith(".");
    }

    private static List<String> some(String place, List<String> found) {
      if (found.isEmpty()) {
        throw new DataException("'" + shown(place) + "' fits no file.");
      }
      return found.stream().sorted().toList();
    }
  }
}
