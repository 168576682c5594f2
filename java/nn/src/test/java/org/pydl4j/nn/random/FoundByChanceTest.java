package org.pydl4j.nn.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.gradientcheck.GradientCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Embedding;
import org.pydl4j.nn.layers.EmbeddingSequence;
import org.pydl4j.nn.layers.GlobalPooling;
import org.pydl4j.nn.layers.GroupNormalization;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.OCNNOutput;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.PrimaryCapsules;
import org.pydl4j.nn.layers.Reshape;
import org.pydl4j.nn.layers.SimpleRnn;
import org.pydl4j.nn.vertices.StackVertex;

/** What random networks and configurations have found, each by itself. */
class FoundByChanceTest {
  private static MultiLayerConfigurationBuilder pictures() {
    return MultiLayerConfiguration.builder().seed(3).inputType(InputType.convolutional(5, 4, 2));
  }

  /** The engine's derivative for images whose channels lie together ended the JVM. */
  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void groupsOfImagesHaveDerivatives(boolean scale, boolean center) {
    MultiLayerConfiguration conf =
        pictures()
            .dataType(MultiLayerConfiguration.DataType.DOUBLE)
            .layer(Convolution.builder().nOut(6).kernelSize(2).activation("tanh"))
            .layer(GroupNormalization.builder().groups(3).scale(scale).center(center))
            .layer(Output.builder().nOut(2).loss("mse").activation("tanh"))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      GradientCheck check =
          GradientCheck.of(net, Nd.rand(Seed.of(1), 3, 2, 5, 4), Nd.rand(Seed.of(2), 3, 2));
      assertTrue(check.passed(), check.stats());
    }
  }

  @Test
  void theNetworksDropOutLeavesWordsAlone() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .inputType(InputType.recurrent(1))
            .dropOut(0.5)
            .layer(EmbeddingSequence.builder().nIn(4).nOut(3))
            .layer(GlobalPooling.builder())
            .layer(Output.builder().nOut(2).loss("mcxent").activation("softmax"))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray words = Nd.create(new long[] {0, 3, 1, 2}, 2, 1, 2);
      net.fit(new DataSet(words, Nd.create(new long[] {0, 1})));
      assertEquals(1, net.iteration());
    }
  }

  @Test
  void whatWasComputedIsNoWord() {
    MultiLayerConfigurationBuilder conf =
        MultiLayerConfiguration.builder()
            .inputType(InputType.recurrent(1))
            .layer(SimpleRnn.builder().nOut(1))
            .layer(EmbeddingSequence.builder().nIn(4).nOut(3))
            .layer(GlobalPooling.builder())
            .layer(Output.builder().nOut(2).loss("mse"));
    ShapeException e = assertThrows(ShapeException.class, conf::build);
    assertTrue(e.getMessage().contains("whole numbers from an input"), e.getMessage());
  }

  @Test
  void wordsAreNumbersToTheOthersThatReadThem() {
    ComputationGraphConfiguration conf =
        ComputationGraphConfiguration.builder()
            .addInputs("word")
            .setInputTypes(InputType.feedForward(1))
            .addLayer("known", Embedding.builder().nIn(4).nOut(3), "word")
            .addLayer("dense", Dense.builder().nOut(3).activation("identity"), "word")
            .addLayer("out", Output.builder().nOut(2).loss("mse"), "known", "dense")
            .setOutputs("out")
            .build();
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(conf).init()) {
      NDArray words = Nd.create(new long[] {2, 3}, 2, 1);
      double[] weights = net.paramTable().get("dense_W").toDoubleArray();
      double[] made = net.activation("dense", words).toDoubleArray();
      for (int i = 0; i < 3; i++) {
        assertEquals(2 * weights[i], made[i], 1e-6);
        assertEquals(3 * weights[i], made[3 + i], 1e-6);
      }
      net.fit(new MultiDataSet(new NDArray[] {words}, new NDArray[] {Nd.zeros(2, 2)}));
      assertEquals(1, net.iteration());
    }
  }

  @Test
  void noExamplesGiveNoOutputs() {
    MultiLayerConfiguration conf =
        pictures()
            .layer(PrimaryCapsules.builder().capsuleDimensions(2).channels(3).kernelSize(2))
            .layer(Reshape.builder().shape(-1))
            .layer(Dense.builder().nOut(3))
            .layer(Output.builder().nOut(2).loss("mse"))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      assertArrayEquals(new long[] {0, 2}, net.output(Nd.zeros(0, 2, 5, 4)).shape());
    }
  }

  @Test
  void maskedSeriesWithoutLabelsAreLearnt() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .inputType(InputType.recurrent(2))
            .layer(SimpleRnn.builder().nOut(3))
            .layer(OCNNOutput.builder().hiddenSize(2))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray mask = Nd.create(new float[] {1, 1, 1, 1, 0, 0}, 2, 3);
      net.fit(new DataSet(Nd.rand(Seed.of(1), 2, 2, 3), Nd.zeros(2, 1)).withMasks(mask, null));
      assertEquals(1, net.iteration());
    }
  }

  @Test
  void examplesThatWereStackedAreNamed() {
    ComputationGraphConfiguration conf =
        ComputationGraphConfiguration.builder()
            .addInputs("a", "b")
            .setInputTypes(InputType.feedForward(3), InputType.feedForward(3))
            .addVertex("both", StackVertex.builder(), "a", "b")
            .addLayer("out", Output.builder().nOut(2).loss("mse"), "both")
            .setOutputs("out")
            .build();
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(conf).init()) {
      NDArray x = Nd.rand(Seed.of(1), 4, 3);
      assertArrayEquals(new long[] {8, 2}, net.output(x, x)[0].shape());
      MultiDataSet batch = new MultiDataSet(new NDArray[] {x, x}, new NDArray[] {Nd.zeros(4, 2)});
      ShapeException e = assertThrows(ShapeException.class, () -> net.fit(batch));
      assertTrue(e.getMessage().contains("is made of 8 rows for 4 examples"), e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"nOut\": 3 | \"nOut\": 3, \"nOut\": 5 | 'nOut' stands twice",
        "\"nOut\": 3 | # \"nOut\": 3 | something is wrong at line",
        "\"nOut\": 3 | 'nOut': 3 | something is wrong at line",
        "\"version\": 1 | \"version\": -3 | 'version' of MultiLayerConfiguration must be",
        "\"max_norm\" | \"max_nor\" | for constraint 0 of layer 0 (Output)",
      })
  void nothingInAConfigurationIsPassedOver(String old, String changed, String part) {
    String json =
        MultiLayerConfiguration.builder()
            .inputType(InputType.feedForward(2))
            .layer(
                layer(
                    "{'@class': 'Output', 'nOut': 3, 'loss': 'mse', 'constrainWeights':"
                        + " ['max_norm']}"))
            .build()
            .toJson();
    assertTrue(json.contains(old), json);
    ConfigurationException e =
        assertThrows(
            ConfigurationException.class,
            () -> MultiLayerConfiguration.fromJson(json.replace(old, changed)));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  private static Layer layer(String json) {
    return Layer.KIND.fromJson(json.replace('\'', '"'));
  }
}
