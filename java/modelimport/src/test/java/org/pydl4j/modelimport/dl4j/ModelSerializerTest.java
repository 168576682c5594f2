package org.pydl4j.modelimport.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LSTM;
import org.pydl4j.nn.layers.Layer;

/**
 * Zips of Deeplearning4j open as what they are; what they compute is held against its own numbers
 * in tests/integration/test_dl4j_zips.py.
 */
class ModelSerializerTest {
  @TempDir Path folder;

  private Path zip(String name) throws IOException {
    Path file = folder.resolve(name + ".zip");
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/dl4j/" + name + ".zip"))) {
      Files.copy(in, file);
    }
    return file;
  }

  @Test
  void chainsAndGraphsOpenAsWhatTheyAre() throws IOException {
    Path graph = zip("graph");
    try (MultiLayerNetwork lstm = ModelSerializer.restoreMultiLayerNetwork(zip("lstm"));
        ComputationGraph made = ModelSerializer.restoreComputationGraph(graph);
        NeuralNetwork any = ModelFile.read(graph)) {
      Layer first = lstm.configuration().plan().get(0).layer();
      assertTrue(first instanceof LSTM);
      assertEquals(5, lstm.iteration());
      assertEquals(InputType.recurrent(5), lstm.configuration().inputType());
      assertEquals(363, made.numParams());
      assertTrue(any instanceof ComputationGraph);
    }
    assertThrows(ModelFileException.class, () -> ModelSerializer.restoreMultiLayerNetwork(graph));
  }

  @Test
  void whatIsReadIsWrittenAsOurs() throws IOException {
    Path ours = folder.resolve("ours.zip");
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            ModelSerializer.restoreMultiLayerNetwork(
                zip("lenet"), InputType.convolutional(16, 18, 2))) {
      net.save(ours);
      NDArray input = Nd.ones(1, 2, 16, 18);
      try (MultiLayerNetwork read = MultiLayerNetwork.load(ours)) {
        assertArrayEquals(net.output(input).toDoubleArray(), read.output(input).toDoubleArray());
        assertArrayEquals(net.updaterState().toDoubleArray(), read.updaterState().toDoubleArray());
      }
    }
  }
}
