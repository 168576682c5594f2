package org.pydl4j.nd.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine names the BLAS that computes, not the one that was hoped for. */
class BlasTest {
  @Test
  void mklWhereItIsThere() throws IOException {
    assertEquals("mkl mkl MKL", last(ChildJvm.natives(), List.of()));
  }

  @Test
  void openblasWhereItWasChosen() throws IOException {
    List<String> chosen = List.of("-Dpydl4j.backend=openblas");
    assertEquals("openblas openblas OPENBLAS", last(ChildJvm.natives(), chosen));
  }

  @Test
  void openblasWhereMklIsMissing(@TempDir Path temporary) throws IOException {
    Path folder = withoutMkl(temporary);
    assertEquals("openblas openblas OPENBLAS", last(folder, List.of()));
  }

  @Test
  void aChosenBackendThatIsMissingIsRefused(@TempDir Path temporary) throws IOException {
    String says = last(withoutMkl(temporary), List.of("-Dpydl4j.backend=mkl"));
    assertTrue(says.startsWith("The backend 'mkl' was chosen, but 'openblas' computes"), says);
  }

  /** Copies, since the JVM follows links; 0.4 GB. */
  private static Path withoutMkl(Path folder) throws IOException {
    for (Path from : List.of(ChildJvm.natives(), ChildJvm.natives().resolve("openblas"))) {
      try (Stream<Path> libraries = Files.list(from).filter(Files::isRegularFile)) {
        for (Path library : (Iterable<Path>) libraries::iterator) {
          String name = library.getFileName().toString();
          if (!name.startsWith("libmkl") && Files.size(library) > 1000) {
            Files.copy(library, folder.resolve(name));
          }
        }
      }
    }
    return folder;
  }

  private static String last(Path natives, List<String> options) throws IOException {
    List<String> all = new java.util.ArrayList<>(options);
    all.add("-Dpydl4j.natives=" + natives);
    all.add("-Dpydl4j.threads=1");
    List<String> lines = ChildJvm.run(ComputingBlas.class, all);
    return lines.get(lines.size() - 1);
  }
}
