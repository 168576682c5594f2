package org.pydl4j.nd.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DeviceException;
import org.pydl4j.nd.io.Places;

/**
 * Where the native libraries are: in the folder {@code -Dpydl4j.natives}, else in {@code
 * ../natives/PLATFORM} beside the folder of our jar, else packed in the jar {@code pydl4j-natives}
 * on the class path, else in the binding's own jars there.
 */
final class Natives {
  /** The platforms of which {@code pydl4j-natives} is published; only the first is tested. */
  static final List<String> PLATFORMS =
      List.of("linux-x86_64", "macosx-arm64", "macosx-x86_64", "windows-x86_64");

  private Natives() {}

  /** The folder of unpacked libraries; null when the binding has to find them itself. */
  static @Nullable Path folder() {
    String set = System.getProperty("pydl4j.natives");
    if (set != null) {
      return existing(Path.of(set).toAbsolutePath());
    }
    Path jars = Places.folderOf(Libtorch.class);
    Path beside = jars == null ? null : jars.resolveSibling("natives").resolve(platform());
    if (beside != null && Files.isDirectory(beside)) {
      return beside;
    }
    Path unpacked = PackedNatives.unpack(platform());
    if (unpacked == null) {
      requireOnClassPath(beside);
    }
    return unpacked;
  }

  /** For example {@code linux-x86_64}; the property of the binding names another. */
  static String platform() {
    return Loader.getPlatform();
  }

  /** Where a platform's libraries come from. */
  static String remedy() {
    return "They come with 'pip install pydl4j', with the Maven or Gradle dependency "
        + "org.pydl4j:pydl4j-natives:"
        + version()
        + ":"
        + platform()
        + ", or in a source tree with './gradlew stage'; 'pydl4j doctor' looks closer.";
  }

  static Path existing(Path folder) {
    if (!Files.isRegularFile(folder.resolve("libtorch.so"))) {
      throw new DeviceException(
          "There is no libtorch.so for "
              + platform()
              + " in "
              + folder
              + ", the folder of native libraries that the property pydl4j.natives names. "
              + remedy()
              + onSpark(resources()));
    }
    return folder;
  }

  /** What to do about it on a node of a cluster, where Spark's classes are beside ours. */
  static String onSpark(ClassLoader classes) {
    return classes.getResource("org/apache/spark/SparkEnv.class") == null
        ? ""
        : " Executors of Spark find them where each node has pydl4j at the same path, or when the"
            + " session is started with ship_natives=True.";
  }

  private static void requireOnClassPath(@Nullable Path beside) {
    String binding = "org/bytedeco/pytorch/" + platform() + "/";
    if (resources().getResource(binding) != null
        || resources().getResource(binding + System.mapLibraryName("jnitorch")) != null) {
      return;
    }
    if (!PLATFORMS.contains(platform())) {
      throw new DeviceException(
          "There are no native libraries for "
              + platform()
              + ": libtorch's binding for Java is not published for it. pydl4j runs on "
              + String.join(", ", PLATFORMS)
              + "; with a build of your own, set -Dpydl4j.natives to its folder.");
    }
    throw new DeviceException(
        "No native libraries for "
            + platform()
            + " were found: neither on the class path, nor in "
            + (beside == null ? "a folder beside the jar" : beside)
            + ", and the property pydl4j.natives names no folder. "
            + remedy()
            + onSpark(resources()));
  }

  /** Whose resources are looked through: those that come with our own classes. */
  static ClassLoader resources() {
    return Natives.class.getClassLoader();
  }

  private static String version() {
    String version = Natives.class.getPackage().getImplementationVersion();
    return version == null ? "VERSION" : version;
  }
}
