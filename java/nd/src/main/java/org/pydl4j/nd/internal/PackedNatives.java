package org.pydl4j.nd.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DeviceException;
import org.pydl4j.nd.io.Places;

/**
 * The libraries in the jar {@code pydl4j-natives}, unpacked once a machine into {@link
 * Places#cache()}: 8 s for 0.7 GB, which every start would need otherwise. The list in the jar has
 * a name made of its content in the first line, so that versions never mix, and {@code SIZE PATH}
 * in each other.
 */
final class PackedNatives {
  private static final String ROOT = "org/pydl4j/natives/";

  private final String platform;
  private final String name;
  private final Map<String, Long> sizes = new LinkedHashMap<>();

  private PackedNatives(String platform, String list) {
    this.platform = platform;
    List<String> lines = list.lines().toList();
    name = lines.get(0);
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split(" ", 2);
      sizes.put(parts[1], Long.parseLong(parts[0]));
    }
  }

  /**
   * The folder of the platform's unpacked libraries; null when no jar on the class path has any.
   */
  static @Nullable Path unpack(String platform) {
    try (InputStream in = Natives.resources().getResourceAsStream(ROOT + platform + "/files.txt")) {
      if (in == null) {
        return null;
      }
      String list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new PackedNatives(platform, list).folder();
    } catch (IOException | UncheckedIOException e) {
      throw new DeviceException(
          "The native libraries for "
              + platform
              + " (0.7 GB) cannot be unpacked into "
              + Places.cache()
              + ": "
              + e
              + ". Make room there, or name another folder with -Dpydl4j.cache.",
          e);
    }
  }

  private Path folder() throws IOException {
    Path folder = Places.cache().resolve("natives").resolve(platform + "-" + name);
    if (complete(folder)) {
      return folder;
    }
    Files.createDirectories(folder.getParent());
    // Others that start now wait here instead of unpacking as well; without the lock (another
    // class loader of this JVM holds it) both unpack, and one folder stays.
    Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      if (!complete(folder)) {
        unpackTo(folder);
      }
    }
    return folder;
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.lock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private boolean complete(Path folder) throws IOException {
    for (Map.Entry<String, Long> entry : sizes.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (!Files.isRegularFile(file) || Files.size(file) != entry.getValue()) {
        return false;
      }
    }
    return true;
  }

  private void unpackTo(Path folder) throws IOException {
    Path part = folder.resolveSibling("unpacking-" + UUID.randomUUID());
    try {
      Files.createDirectory(part);
      for (String file : sizes.keySet()) {
        Path target = part.resolve(file);
        Files.createDirectories(target.getParent());
        try (InputStream in = open(file)) {
          Files.copy(in, target);
        }
      }
      delete(folder); // what a cleaner of old files has left of it
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!complete(folder)) { // else another one was first
        throw e;
      }
    } finally {
      delete(part);
    }
  }

  private InputStream open(String file) throws IOException {
    InputStream in = Natives.resources().getResourceAsStream(ROOT + platform + "/" + file);
    if (in == null) {
      throw new IOException("the jar pydl4j-natives lists " + file + " and does not hold it");
    }
    return in;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, IOException e) throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
