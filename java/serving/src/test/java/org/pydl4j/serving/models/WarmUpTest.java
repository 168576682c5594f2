package org.pydl4j.serving.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Convolution1D;
import org.pydl4j.nn.layers.RnnOutput;

class WarmUpTest {
  @TempDir Path folder;

  /** A network over series of any length, whose window is so many steps long. */
  private void window(String name, long steps) throws IOException {
    Path file = folder.resolve(name).resolve("1").resolve("model.zip");
    Files.createDirectories(file.getParent());
    try (MultiLayerNetwork net =
        new MultiLayerNetwork(
                MultiLayerConfiguration.builder()
                    .inputType(InputType.recurrent(1))
                    .layer(Convolution1D.builder().nOut(1).kernelSize(steps))
                    .layer(RnnOutput.builder().nOut(1).loss("mse").activation("identity"))
                    .build())
            .init()) {
      net.save(file);
    }
  }

  @Test
  void seriesAreAsLongAsWindowsNeedAndNoWindowIsWaitedForWithoutEnd() throws IOException {
    window("short", 3);
    window("long", 5_000);
    window("endless", 70_000);
    try (ModelRepository models =
        ModelRepository.open(List.of(folder), VersionPolicy.LATEST, 1, 32)) {
      assertEquals(List.of("1"), models.versions("short"));
      assertEquals(List.of("1"), models.versions("long"));
      assertEquals(List.of(), models.versions("endless"));
      String reason =
          models.index().stream()
              .filter(line -> line.name().equals("endless"))
              .findFirst()
              .orElseThrow()
              .reason();
      assertTrue(reason.contains("of any length from 1 to 65536"), reason);
      assertTrue(reason.contains("70000") && reason.contains("'warm-up' empty"), reason);
    }
    try (ModelRepository models = ModelRepository.open(List.of(folder), VersionPolicy.LATEST)) {
      assertEquals(List.of("1"), models.versions("endless")); // as the message says
    }
  }
}
