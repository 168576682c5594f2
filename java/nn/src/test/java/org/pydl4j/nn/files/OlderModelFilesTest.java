package org.pydl4j.nn.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.io.Npy;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.testing.Nets;

/** Files that earlier releases wrote, with the numbers that those releases went on to. */
class OlderModelFilesTest {
  @TempDir Path folder;

  private static Path resource(String name) {
    try {
      return Path.of(OlderModelFilesTest.class.getResource("/files/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertEqualTo(String expected, double[] values, double tolerance) {
    assertArrayEquals(Npy.read(resource(expected)).toDoubleArray(), values, tolerance, expected);
  }

  @Test
  void version1IsReadAndItsTrainingGoesOn() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = MultiLayerNetwork.load(resource("version1.zip"))) {
      assertEqualTo("version1_params.npy", net.params().toDoubleArray(), 0);
      assertEqualTo("version1_updater.npy", net.updaterState().toDoubleArray(), 0);
      assertEquals(List.of("ant", "bee", "cat"), net.labels());
      assertEquals(12, net.iteration());
      Path now = folder.resolve("now.zip");
      net.save(now);
      try (MultiLayerNetwork again = MultiLayerNetwork.load(now)) {
        again.fit(new DataSet(Nets.features(8), Nets.labels(8)));
        assertEqualTo("version1_after_one_step.npy", again.params().toDoubleArray(), 1e-6);
      }
    }
  }
}
