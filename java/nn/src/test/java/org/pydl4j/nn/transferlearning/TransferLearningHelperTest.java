package org.pydl4j.nn.transferlearning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.BatchNormalization;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.LSTM;
import org.pydl4j.nn.layers.LastTimeStep;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.testing.Random64;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.vertices.ElementWiseVertex;

/**
 * Training the end of a network on what its beginning made once is training the network with its
 * beginning frozen: the same parameters, to the last bit where sums go the same way.
 */
class TransferLearningHelperTest {
  private static final int N = 12;

  private static MultiLayerConfiguration pictures() {
    return MultiLayerConfiguration.builder()
        .seed(4)
        .dataType(DataType.DOUBLE)
        .updater(new Adam(0.05))
        .activation("tanh")
        .layer(Convolution.builder().nOut(3).kernelSize(3))
        .layer(BatchNormalization.builder())
        .layer(Convolution.builder().nOut(2).kernelSize(2).dropOut(0.5))
        .layer(BatchNormalization.builder())
        .layer(Dense.builder().nOut(4))
        .layer(Output.builder().nOut(3).loss("mcxent"))
        .inputType(InputType.convolutional(6, 5, 2))
        .build();
  }

  private static double[] parameters(NeuralNetwork net) {
    try (NDArray all = net.params()) {
      return all.toDoubleArray();
    }
  }

  @Test
  void ofAChainIsTrainingWithTheBeginningFrozen() {
    Random64 random = new Random64("featurized chain");
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(pictures()).init();
        MultiLayerNetwork frozen = TransferLearning.builder(net).setFeatureExtractor(2).build();
        TransferLearningHelper helper = new TransferLearningHelper(net, 2)) {
      NDArray x = random.normal(N, 2, 6, 5);
      DataSet data = new DataSet(x, labels());
      double[] before = parameters(net);
      DataSet featurized = helper.featurize(data);
      assertArrayEquals(new long[] {N, 2, 3, 2}, featurized.features().shape());
      for (int i = 0; i < 3; i++) {
        frozen.fit(data);
        helper.fitFeaturized(featurized);
      }
      assertFalse(Arrays.equals(before, parameters(net)));
      assertArrayEquals(parameters(frozen), parameters(net), 1e-12);
      double[] whole = net.output(x).toDoubleArray();
      double[] rest = helper.outputFromFeaturized(featurized.multi()).get(0).toDoubleArray();
      assertArrayEquals(whole, rest, 1e-12);
    }
  }

  private static NDArray labels() {
    long[] labels = new long[N];
    for (int i = 0; i < N; i++) {
      labels[i] = i % 3;
    }
    return Nd.create(labels);
  }

  /** Two branches read what stays, one reads an input beside it, and the series have masks. */
  private static ComputationGraphConfiguration graph() {
    return ComputationGraphConfiguration.builder()
        .seed(4)
        .dataType(DataType.DOUBLE)
        .updater(new Adam(0.05))
        .activation("tanh")
        .addInputs("series", "facts")
        .setInputTypes(InputType.recurrent(3), InputType.feedForward(2))
        .addLayer("low", LSTM.builder().nOut(4), "series")
        .addLayer("beside", Dense.builder().nOut(3), "facts")
        .addLayer("high", LastTimeStep.builder().layer(LSTM.builder().nOut(3)), "low")
        .addVertex(
            "sum",
            ElementWiseVertex.builder().op(ElementWiseVertex.Op.ADD).build(),
            "high",
            "beside")
        .addLayer("out", Output.builder().nOut(3).loss("mcxent"), "sum", "facts")
        .setOutputs("out")
        .build();
  }

  @Test
  void ofAGraphIsTrainingWithTheBeginningFrozen() {
    Random64 random = new Random64("featurized graph");
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(graph()).init();
        ComputationGraph frozen =
            TransferLearning.graphBuilder(net).setFeatureExtractor("low", "beside").build();
        TransferLearningHelper helper = new TransferLearningHelper(net, "low", "beside")) {
      double[] mask = new double[N * 5];
      for (int i = 0; i < N; i++) {
        Arrays.fill(mask, i * 5, i * 5 + 1 + i % 5, 1);
      }
      NDArray series = random.normal(N, 3, 5);
      NDArray facts = random.normal(N, 2);
      MultiDataSet data =
          new MultiDataSet(
              List.of(series, facts),
              List.of(labels()),
              Arrays.asList(Nd.create(mask, N, 5), null),
              List.of(),
              null);
      MultiDataSet featurized = helper.featurize(data);
      assertEquals(
          List.of("low", "beside", "facts"),
          ((ComputationGraph) helper.unfrozen()).configuration().plan().inputNames());
      for (int i = 0; i < 3; i++) {
        frozen.fit(data);
        helper.fitFeaturized(featurized);
      }
      assertArrayEquals(parameters(frozen), parameters(net), 1e-12);
    }
  }

  @Test
  void whatLeavesNothingToLearnIsRefused() {
    try (MultiLayerNetwork chain = new MultiLayerNetwork(pictures()).init();
        ComputationGraph graph = new ComputationGraph(graph()).init()) {
      assertMessage(() -> new TransferLearningHelper(chain, 5), "one behind it that learns. Got 5");
      assertMessage(() -> new TransferLearningHelper(chain, -1), "Got -1");
      assertMessage(() -> new TransferLearningHelper(graph, "out"), "The output 'out' would stay");
      assertMessage(() -> new TransferLearningHelper(graph, "lov"), "Did you mean 'low'?");
    }
  }

  private static void assertMessage(Runnable making, String part) {
    String message = assertThrows(ConfigurationException.class, making::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
