package org.pydl4j.nd.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.pydl4j.nd.Backend;

/** Which BLAS answers the engine, whatever was asked for. */
final class Blas {
  private static final Path MAPS = Path.of("/proc/self/maps");

  /** The file that leads the engine to MKL bears OpenBLAS's name and has 464 bytes. */
  private static final long SMALLEST_OPENBLAS = 1 << 20;

  private Blas() {}

  static Backend backend() {
    List<String> loaded = loaded();
    boolean openblas = loaded.stream().anyMatch(Blas::isOpenblas);
    boolean mkl = loaded.stream().anyMatch(file -> name(file).contains("mkl_rt"));
    return mkl && !openblas ? Backend.MKL : Backend.OPENBLAS;
  }

  /** What the process has mapped; elsewhere than on Linux, what the binding has loaded. */
  private static List<String> loaded() {
    try (var lines = Files.lines(MAPS)) {
      return lines.filter(line -> line.indexOf('/') >= 0).map(Blas::path).distinct().toList();
    } catch (IOException e) {
      return List.copyOf(Loader.getLoadedLibraries().values());
    }
  }

  private static String path(String line) {
    return line.substring(line.indexOf('/'));
  }

  /** Not numpy's, whose names are libscipy_openblas64_ and libopenblas64_p. */
  private static boolean isOpenblas(String file) {
    try {
      return name(file).matches("(lib)?openblas(p-.*)?\\.(so|dylib|dll|\\d).*")
          && Files.size(Path.of(file)) >= SMALLEST_OPENBLAS;
    } catch (IOException e) {
      return false;
    }
  }

  private static String name(String file) {
    return Path.of(file).getFileName().toString();
  }
}
