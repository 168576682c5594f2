package org.pydl4j.nn.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.AtomicFiles;
import org.pydl4j.nd.io.Places;

/** Finds the four files of MNIST: where the user says, in the sources' examples, in the cache. */
final class MnistFiles {
  /** Names places to look, separated by commas: folders or URLs of folders. */
  static final String VARIABLE = "PYDL4J_MNIST";

  private static final int TIMEOUT_MS = 30_000;

  private MnistFiles() {}

  /**
   * The path of one file.
   *
   * @param name without {@code .gz}
   * @param locations folders or URLs of folders; empty for the usual places
   */
  static Path find(String name, List<String> locations) {
    List<String> places = locations.isEmpty() ? usualPlaces() : locations;
    for (String place : places) {
      Path found = place.contains("://") ? download(place, name) : inFolder(Path.of(place), name);
      if (found != null) {
        return found;
      }
    }
    throw new DataException(
        "The MNIST file "
            + name
            + ".gz is in none of: "
            + String.join(", ", places)
            + ". Put the four files train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz,"
            + " t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz into one of these folders,"
            + " or set "
            + VARIABLE
            + " to the folder or URL that has them.");
  }

  private static @Nullable Path inFolder(Path folder, String name) {
    for (String ending : List.of(".gz", "")) {
      Path file = folder.resolve(name + ending);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  private static List<String> usualPlaces() {
    List<String> places = new ArrayList<>();
    String set = System.getProperty("pydl4j.mnist", System.getenv(VARIABLE));
    if (set != null && !set.isBlank()) {
      for (String place : set.split(",")) {
        places.add(place.trim());
      }
    }
    places.add(inExamples(Path.of("").toAbsolutePath()).toString());
    Path jar = Places.folderOf(MnistFiles.class);
    if (jar != null) {
      places.add(inExamples(jar).toString());
    }
    places.add(cache().toString());
    return places;
  }

  /** {@code examples/data/mnist} in the nearest folder around {@code start} that has one. */
  private static Path inExamples(Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path data = folder.resolve("examples").resolve("data").resolve("mnist");
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    return start.resolve("examples").resolve("data").resolve("mnist");
  }

  private static Path cache() {
    return Places.cache().resolve("mnist");
  }

  /** Into the cache, where a whole file appears or none. */
  private static Path download(String folder, String name) {
    Path cached = inFolder(cache(), name);
    if (cached != null) {
      return cached;
    }
    String address = folder + (folder.endsWith("/") ? "" : "/") + name + ".gz";
    Path target = cache().resolve(name + ".gz");
    try {
      Files.createDirectories(cache());
      URLConnection connection = URI.create(address).toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MS);
      connection.setReadTimeout(TIMEOUT_MS);
      try (InputStream in = connection.getInputStream()) {
        AtomicFiles.write(target, channel -> in.transferTo(Channels.newOutputStream(channel)));
      }
      return target;
    } catch (IOException | IllegalArgumentException e) {
      throw new DataException(
          "Cannot download "
              + address
              + " to "
              + target
              + ": "
              + e
              + ". Check the address and the network, or put the file there by hand.",
          e);
    }
  }
}
