package org.pydl4j.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeMainTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "\n"})
  void withoutASecretNothingIsServed(String input) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process bridge =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BridgeMain.class.getName(),
                "/dev/null")
            .start();
    try (OutputStream standardInput = bridge.getOutputStream()) {
      standardInput.write(input.getBytes(StandardCharsets.US_ASCII));
    }
    String said = new String(bridge.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, bridge.waitFor(), said);
    assertTrue(said.contains("standard input ended before the secret"), said);
  }
}
