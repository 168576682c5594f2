package org.pydl4j.nd.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot start says so in our own exception, on the first call and on all later ones. */
class StartErrorsTest {
  private static final String COORDINATES = "org.pydl4j:pydl4j-natives:";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "-Dpydl4j.natives=/none, DeviceException, /none",
        "-Dpydl4j.threads=abc, ConfigurationException, Got 'abc'",
        "-Dpydl4j.threads=0, ConfigurationException, Got '0'",
        "-Dpydl4j.backend=blas, DeviceException, Got 'blas'",
        "-Dpydl4j.device=gpu, DeviceException, Got 'gpu:0'",
        "-Dpydl4j.device=cuda:1, DeviceException, the backend is 'mkl'",
      })
  void aWrongSettingIsOurExceptionOnEveryCall(String option, String kind, String says)
      throws IOException {
    List<String> lines = ChildJvm.run(EveryEntry.class, List.of(natives(), option));
    assertEquals(28, lines.size(), () -> String.join("\n", lines));
    for (String line : lines) {
      assertTrue(line.contains(": " + kind + ": ") && line.contains(says), line);
    }
  }

  @Test
  void aWrongLimitIsOurExceptionWhereMemoryIsCounted() throws IOException {
    List<String> lines = ChildJvm.run(EveryEntry.class, List.of(natives(), "-Dpydl4j.memory=much"));
    for (String line : lines) {
      assertTrue(!line.contains("foreign"), line);
      if (line.startsWith("zeros")) {
        assertTrue(line.contains("OffHeapMemoryException: ") && line.contains("'much'"), line);
      }
    }
  }

  @Test
  void missingNativesNamePlatformAndCoordinates() throws IOException {
    List<String> lines = ChildJvm.run(EveryEntry.class, List.of());
    for (String line : lines) {
      assertTrue(line.contains("No native libraries for linux-x86_64 were found"), line);
      assertTrue(line.contains(COORDINATES) && line.contains(":linux-x86_64"), line);
    }
  }

  @Test
  void aPlatformWithoutEngineIsRefusedByASentence() throws IOException {
    String platform = "-Dorg.bytedeco.javacpp.platform=linux-arm64";
    for (String line : ChildJvm.run(EveryEntry.class, List.of(platform))) {
      assertTrue(line.contains("There are no native libraries for linux-arm64"), line);
      assertTrue(line.contains("macosx-arm64, macosx-x86_64, windows-x86_64"), line);
      assertTrue(!line.contains(COORDINATES), line);
    }
  }

  private static String natives() {
    return "-Dpydl4j.natives=" + ChildJvm.natives();
  }
}
