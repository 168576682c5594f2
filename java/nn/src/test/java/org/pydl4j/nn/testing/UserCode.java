package org.pydl4j.nn.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Classes of a user, outside of this class path. */
public final class UserCode {
  private UserCode() {}

  /** The root of the source tree. */
  public static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("CONTRIBUTING.md"))) {
      root = root.getParent();
    }
    return root;
  }

  /**
   * The example of a team's jar, compiled into {@code folder}, without its normalizer and its
   * function of columns: those are of another module.
   */
  public static Path team(Path folder) throws IOException {
    Path example = root().resolve("examples/java/team");
    try (Stream<Path> files = Files.walk(example)) {
      compile(
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("Halve.java") && !file.endsWith("BodyMassIndex.java"))
              .toList(),
          folder);
    }
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    try (Stream<Path> files = Files.list(example.resolve("META-INF/services"))) {
      for (Path file : files.toList()) {
        Files.copy(file, services.resolve(file.getFileName()));
      }
    }
    return folder;
  }

  /** Sources by class name, compiled into {@code folder}, with the classes that bring them. */
  public static Path compiled(Path folder, Map<String, String> sources, String... declared)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve("src/" + source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.getValue()));
    }
    compile(files, folder);
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(services.resolve("org.pydl4j.nn.conf.Declared"), List.of(declared));
    return folder;
  }

  private static void compile(List<Path> sources, Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> options =
        List.of(
            "-Xlint:all,-classfile",
            "-proc:none",
            "-d",
            folder.toString(),
            "-cp",
            System.getProperty("java.class.path"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean good =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!good) {
        throw new IllegalStateException(said.toString());
      }
    }
  }

  /** A class loader of these folders, a child of the test's own. */
  public static URLClassLoader loader(Path... folders) throws IOException {
    URL[] urls = new URL[folders.length];
    for (int i = 0; i < folders.length; i++) {
      urls[i] = folders[i].toUri().toURL();
    }
    return new URLClassLoader(urls, UserCode.class.getClassLoader());
  }

  /** What is done while the thread has a class loader. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T run() throws IOException, ReflectiveOperationException;
  }

  /** Runs {@code work} with this context class loader. */
  public static <T> T with(ClassLoader loader, Work<T> work)
      throws IOException, ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
