package org.pydl4j.nn.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.io.Safetensors;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.testing.Nets;

class ModelFileTest {
  @TempDir Path folder;
  private Path file;
  private double[] parameters;
  private double[] state;

  @BeforeEach
  void save() {
    file = folder.resolve("net.zip");
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network()) {
      net.fit(new DataSet(Nets.features(8), Nets.labels(8)));
      net.setNormalizerJson("{\"@class\": \"Standardize\"}");
      net.setLabels(List.of("ant", "bee", "cat"));
      net.setProcessJson("{\"actionList\": []}");
      net.save(file);
      parameters = net.params().toDoubleArray();
      state = net.updaterState().toDoubleArray();
      assertTrue(Arrays.stream(state).anyMatch(x -> x != 0));
    }
  }

  private String failure() {
    return assertThrows(ModelFileException.class, () -> MultiLayerNetwork.load(file)).getMessage();
  }

  /** Replaces the text of one entry. */
  private void edit(String entry, String old, String text) throws IOException {
    Zips.edit(
        file,
        entry,
        now -> {
          assertTrue(now.contains(old), now);
          return now.replace(old, text);
        });
  }

  @Test
  void parametersUpdatersStateAndConfigurationComeBackFromAFile() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = MultiLayerNetwork.load(file)) {
      assertArrayEquals(parameters, net.params().toDoubleArray());
      assertEquals(Nets.configuration().build(), net.configuration());
      assertEquals(1, net.iteration());
      assertEquals("{\"@class\": \"Standardize\"}", net.normalizerJson());
      assertEquals("{\"actionList\": []}", net.processJson());
      assertEquals(List.of("ant", "bee", "cat"), net.labels());
      assertArrayEquals(state, net.updaterState().toDoubleArray());
      assertEquals(1, net.updaterSteps());
    }
  }

  @Test
  void equalNetworksGiveEqualFiles() throws IOException {
    byte[] first = Files.readAllBytes(file);
    try (MultiLayerNetwork net = MultiLayerNetwork.load(file)) {
      net.save(file);
    }
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void parametersHaveTheirPublicShapeWhateverTheirLayout() throws IOException {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .layer(Convolution.builder().nOut(3).kernelSize(2).activation("relu"))
            .layer(Output.builder().nOut(2).loss("mse"))
            .inputType(InputType.convolutional(4, 4, 2))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      net.save(file);
      try (Safetensors.Contents contents = Zips.arrays(file, "parameters.safetensors", folder)) {
        assertEquals(List.of("0_b", "0_W", "1_W", "1_b"), List.copyOf(contents.arrays().keySet()));
        assertArrayEquals(new long[] {3, 2, 2, 2}, contents.arrays().get("0_W").shape());
        assertArrayEquals(
            net.paramTable().get("0_W").toDoubleArray(),
            contents.arrays().get("0_W").toDoubleArray());
        assertArrayEquals(new long[] {27, 2}, contents.arrays().get("1_W").shape());
      }
    }
  }

  @Test
  void theUpdatersStateHasANameAndTheShapeOfItsParameter() throws IOException {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = MultiLayerNetwork.load(file);
        Safetensors.Contents contents = Zips.arrays(file, "updater.safetensors", folder)) {
      assertEquals(
          Set.of("steps", "0_W.m", "0_W.v", "0_b.m", "0_b.v", "1_W.m", "1_W.v", "1_b.m", "1_b.v"),
          contents.arrays().keySet());
      assertEquals(1, contents.arrays().get("steps").getLong(0));
      // After one step from zeros m is 0.1 of the gradient and v 0.001 of its square.
      double[] m = contents.arrays().get("1_W.m").toDoubleArray();
      double[] v = contents.arrays().get("1_W.v").toDoubleArray();
      for (int i = 0; i < m.length; i++) {
        assertEquals(0.001 * 100 * m[i] * m[i], v[i], 1e-7);
      }
      assertArrayEquals(new long[] {16, 3}, contents.arrays().get("1_W.v").shape());
    }
  }

  @Test
  void aFlippedLetterInTheDirectoryDoesNotHideTheUpdatersState() throws IOException {
    byte[] all = Files.readAllBytes(file);
    String text = new String(all, StandardCharsets.ISO_8859_1);
    all[text.lastIndexOf("updater.safetensors")] ^= 1; // tpdater
    Files.write(file, all);
    assertTrue(failure().contains("it has no entry updater.safetensors"), failure());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 9, 100})
  void aTruncatedFileIsRefused(int tenths) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int length = tenths == 100 ? all.length - 1 : all.length * tenths / 10;
    Files.write(file, Arrays.copyOf(all, length));
    assertTrue(failure().contains("is corrupt or truncated"), failure());
  }

  @Test
  void aNewerVersionIsNamed() throws IOException {
    edit("pydl4j.json", "\"version\": 2", "\"version\": 7");
    assertTrue(
        failure()
            .endsWith(
                "has version 7 of the format, this release of pydl4j reads up to 2. Use a newer"
                    + " release."),
        failure());
  }

  @Test
  void aConfigurationThatDoesNotFitIsNamed() throws IOException {
    edit("configuration.json", "\"nOut\": 16", "\"nOut\": 17");
    assertTrue(failure().contains("The parameter 0_W must be [6, 17]. Got [6, 16]."), failure());
    edit("configuration.json", "\"nOut\": 17", "\"nOut\": \"x\"");
    assertTrue(failure().contains("'nOut' of layer 0 (Dense) must be an integer"), failure());
  }

  @Test
  void whatIsNoModelIsNamed() throws IOException {
    Files.writeString(file, "hello");
    assertTrue(failure().contains("holds no model: it is text."), failure());
    Files.delete(file);
    assertTrue(failure().startsWith("There is no model file"), failure());
  }

  @Test
  void aFailedWriteLeavesTheOldFile() throws IOException {
    byte[] before = Files.readAllBytes(file);
    MultiLayerNetwork closed = Nets.network();
    closed.close();
    assertThrows(RuntimeException.class, () -> closed.save(file));
    assertArrayEquals(before, Files.readAllBytes(file));
    try (var left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
    try (MultiLayerNetwork net = Nets.network()) {
      Path nowhere = folder.resolve("no").resolve("net.zip");
      assertThrows(ModelFileException.class, () -> net.save(nowhere));
    }
  }
}
