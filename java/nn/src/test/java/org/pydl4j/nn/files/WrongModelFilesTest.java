package org.pydl4j.nn.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Nesterovs;

/** Whatever is wrong with a file, reading says so by one type of exception, or gives it whole. */
class WrongModelFilesTest {
  private static final String NORMALIZER = "{\"@class\":\"ImagePreProcessingScaler\"}";

  private static final List<String> ENTRIES =
      List.of(
          "configuration.json",
          "parameters.safetensors",
          "training.json",
          "updater.safetensors",
          "normalizer.json",
          "labels.json");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void save() {
    file = folder.resolve("net.zip");
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .seed(1)
            .updater(new Nesterovs(0.1, 0.9))
            .layer(Output.builder().nOut(2).loss("mcxent"))
            .inputType(InputType.feedForward(1))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      net.fit(new DataSet(Nd.create(new float[] {1, 2}, 2, 1), Nd.create(new long[] {0, 1})));
      net.setLabels(List.of("a", "b"));
      net.setNormalizerJson(NORMALIZER);
      net.save(file);
    }
  }

  /** All that a file holds. */
  private static String contents(Path file) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = MultiLayerNetwork.load(file)) {
      Map<String, String> all = new LinkedHashMap<>();
      net.paramTable().forEach((name, a) -> all.put(name, numbers(a)));
      if (net.hasUpdaterState()) {
        net.updaterTable().forEach((name, a) -> all.put(name, numbers(a)));
      }
      return all
          + net.configuration().toJson()
          + net.updaterSteps()
          + net.iteration()
          + net.epoch()
          + net.labels()
          + net.normalizerJson();
    }
  }

  private static String numbers(NDArray a) {
    return Arrays.toString(a.shape()) + Arrays.toString(a.toDoubleArray());
  }

  /** The entries as they are read, without an engine: 0.2 ms in place of 3. */
  private static List<String> entries(Path file) {
    return ModelFile.reading(
        file,
        zip -> {
          List<String> texts = new ArrayList<>();
          for (String name : ENTRIES) {
            texts.add(zip.has(name) ? zip.text(name) : "none");
          }
          return texts;
        });
  }

  @Test
  void everyFlippedBitIsNoticedOrHarmless() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    List<String> expected = entries(file);
    String loaded = contents(file);
    int noticed = 0;
    for (int bit = 0; bit < whole.length * 8; bit++) {
      whole[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, whole);
      try {
        assertEquals(expected, entries(file), "bit " + bit);
        if (bit % 61 == 0) {
          assertEquals(loaded, contents(file), "bit " + bit);
        }
      } catch (ModelFileException e) {
        noticed++;
      } catch (RuntimeException e) {
        throw new AssertionError("bit " + bit + " of " + whole.length * 8, e);
      }
      whole[bit / 8] ^= (byte) (1 << bit % 8);
    }
    // The rest lies where nothing is read: dates, attributes, the local copies of the directory.
    assertTrue(noticed > whole.length * 8 * 0.7, noticed + " of " + whole.length * 8);
  }

  @Test
  void everyTruncationIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      ModelFileException e =
          assertThrows(ModelFileException.class, () -> MultiLayerNetwork.load(file));
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.json | {} | has no 'iteration'",
        "training.json | [1] | must be an object, it is [1]",
        "training.json | {\"iteration\": -1, \"epoch\": 0} | 'iteration'",
        "training.json | {\"iteration\": 1, \"epoch\": 18446744073709551617} | 'epoch'",
        "training.json | {\"iteration\": 1.5, \"epoch\": 0} | 'iteration'",
        "training.json | {\"iteration\": \"1\", \"epoch\": 0} | 'iteration'",
        "training.json | {\"iteration\": null, \"epoch\": 0} | 'iteration'",
        "training.json | {\"iteration\": 1e999999999, \"epoch\": 0} | 'iteration'",
        "training.json | {\"iteration\": | no JSON",
        "labels.json | [null, \"a\"] | a list of texts",
        "labels.json | {\"a\": 1} | must be a list",
        "labels.json | [\"a\"] | 2 outputs",
        "labels.json | [\"a\" | no JSON",
        "normalizer.json | 7 | must be a JSON object",
        "configuration.json | 7 | not valid",
        "configuration.json | {} | not valid",
        "configuration.json | { | not valid",
        "pydl4j.json | {\"format\": \"pydl4j-model\"} | has no 'version'",
        "pydl4j.json | {\"format\": 1, \"version\": 1} | 'format'",
        "pydl4j.json | {\"format\": \"other\"} | its format is \"other\"",
        "pydl4j.json | {\"format\": \"pydl4j-model\", \"version\": 2} | has no 'model'",
        "pydl4j.json | {\"format\": \"pydl4j-model\", \"version\": \"2\", \"model\": \"M\"} |"
            + " 'version'",
        "pydl4j.json | {\"format\": \"pydl4j-model\", \"version\": 1, \"model\":"
            + " \"KMeans\"} | holds a KMeans",
        "pydl4j.json | {\"format\": \"pydl4j-model\", \"version\": 2, \"model\":"
            + " \"MultiLayerNetwork\", \"members\": []} | must be an object",
        "pydl4j.json | {\"format\": \"pydl4j-model\", \"version\": 2, \"model\":"
            + " \"MultiLayerNetwork\", \"members\": {\"training.json\": {\"size\": -1}}} | 'size'",
      })
  void aWrongMemberIsNamed(String entry, String text, String part) throws IOException {
    Zips.edit(file, entry, now -> text);
    ModelFileException e =
        assertThrows(ModelFileException.class, () -> MultiLayerNetwork.load(file));
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
  }

  @Test
  void anEntryThatIsNotInTheListIsNoticed() throws IOException {
    Zips.edit(
        file,
        "pydl4j.json",
        now -> now.replaceAll("\"labels.json\": \\{[^}]*\\},?", "").replaceAll(",\\s*\\}", "}"));
    ModelFileException e =
        assertThrows(ModelFileException.class, () -> MultiLayerNetwork.load(file));
    assertTrue(e.getMessage().contains("labels.json is not in the list"), e.getMessage());
  }
}
