package org.pydl4j.nd.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassLoadersTest {
  @Test
  void anApplicationThatIsDeployedAgainComputes(@TempDir Path temporary) throws IOException {
    List<String> options =
        List.of(
            "-Dpydl4j.natives=" + ChildJvm.natives(),
            "-Dpydl4j.threads=1",
            "-Djava.io.tmpdir=" + temporary);
    List<String> expected =
        Stream.of("1.5, 1.5", "3.0, 3.0", "4.5, 4.5", "1.5, 1.5")
            .map(numbers -> "NDArray([2], float32, cpu) [" + numbers + "]")
            .toList();
    assertEquals(expected, ChildJvm.run(TwoLoaders.class, options));
    try (Stream<Path> left = Files.list(temporary)) {
      assertFalse(left.anyMatch(path -> path.getFileName().toString().startsWith("pydl4j")));
    }
  }
}
