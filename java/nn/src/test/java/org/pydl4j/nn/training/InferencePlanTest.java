package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.ActivationLayer;
import org.pydl4j.nn.layers.BatchNormalization;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.ConvolutionMode;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.DropoutLayer;
import org.pydl4j.nn.layers.GlobalPooling;
import org.pydl4j.nn.layers.LSTM;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.RnnOutput;
import org.pydl4j.nn.layers.Subsampling;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.vertices.ElementWiseVertex;

/**
 * Outputs are computed by a plan in which neighbours are joined: they must be those of the layers'
 * own formulae, which a network computes by while somebody holds a live view of its parameters.
 */
class InferencePlanTest {
  private static final double CLOSE = 1e-6;

  private static MultiLayerConfigurationBuilder pictures() {
    return MultiLayerConfiguration.builder()
        .seed(3)
        .updater(new Adam(1e-2))
        .inputType(InputType.convolutional(9, 7, 3));
  }

  private static MultiLayerNetwork vgg(NetworkConfiguration.DataType type) {
    return new MultiLayerNetwork(
            pictures()
                .dataType(type)
                .layer(same(6).activation("identity"))
                .layer(BatchNormalization.builder())
                .layer(ActivationLayer.of("relu"))
                .layer(DropoutLayer.of(0.8))
                .layer(same(5).stride(2).hasBias(false).activation("relu"))
                .layer(BatchNormalization.builder().lockGammaBeta(true).gamma(0.5).beta(2))
                .layer(Subsampling.builder().kernelSize(2).stride(1))
                .layer(Dense.builder().nOut(400).activation("identity"))
                .layer(BatchNormalization.builder())
                .layer(ActivationLayer.of("tanh"))
                .layer(Output.builder().nOut(4).loss("mcxent").activation("softmax"))
                .build())
        .init();
  }

  private static org.pydl4j.nn.layers.ConvolutionBuilder same(long n) {
    return Convolution.builder().nOut(n).kernelSize(3).convolutionMode(ConvolutionMode.Same);
  }

  private static ComputationGraph residual() {
    return residual(8, 8);
  }

  private static ComputationGraph residual(long side, long channels) {
    return new ComputationGraph(
            ComputationGraphConfiguration.builder()
                .seed(5)
                .updater(new Adam(1e-2))
                .addInputs("in")
                .setInputTypes(InputType.convolutional(side, side, 4))
                .addLayer("stem", same(channels).activation("relu"), "in")
                .addLayer("a", same(channels).activation("relu"), "stem")
                .addLayer("b", same(channels).activation("identity"), "a")
                .addLayer("norm", BatchNormalization.builder(), "b")
                .addVertex(
                    "sum", ElementWiseVertex.builder().op(ElementWiseVertex.Op.ADD), "stem", "norm")
                .addLayer("cut", ActivationLayer.of("relu"), "sum")
                .addVertex(
                    "twice", ElementWiseVertex.builder().op(ElementWiseVertex.Op.ADD), "cut", "cut")
                .addLayer("bent", ActivationLayer.of("tanh"), "twice")
                .addLayer(
                    "mean",
                    GlobalPooling.builder().poolingType(Subsampling.PoolingType.AVG),
                    "bent")
                .addLayer(
                    "out", Output.builder().nOut(3).loss("mcxent").activation("softmax"), "mean")
                .setOutputs("out")
                .build())
        .init();
  }

  /** Some steps, so that running means and gains are no longer those of the start. */
  private static void train(NeuralNetwork net, NDArray x, int classes) {
    long n = x.size(0);
    long[] labels = new long[(int) n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % classes;
    }
    try (NDArray y = Nd.create(labels, n)) {
      for (int i = 0; i < 3; i++) {
        net.fit(new DataSet(x, y));
      }
    }
  }

  private static double[] output(NeuralNetwork net, NDArray x) {
    try (NDArray y = net.outputSingle(x)) {
      return y.toDoubleArray();
    }
  }

  /** By the layers' own formulae. */
  private static double[] plainly(NeuralNetwork net, NDArray x) {
    try (NDArray live = net.params()) {
      assertFalse(live.isClosed());
      return output(net, x);
    }
  }

  private static void assertClose(double[] expected, double[] actual) {
    double size = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertArrayEquals(expected, actual, CLOSE * size);
  }

  @Test
  void joinedLayersGiveTheOutputsOfTheirOwnFormulae() {
    try (MultiLayerNetwork net = vgg(NetworkConfiguration.DataType.FLOAT);
        NDArray x = Nd.rand(Seed.of(1), 6, 3, 9, 7);
        NDArray more = Nd.rand(Seed.of(2), 300, 3, 9, 7);
        NDArray one = Nd.rand(Seed.of(3), 1, 3, 9, 7)) {
      train(net, x, 4);
      for (NDArray batch : List.of(x, more, one, x)) {
        assertClose(plainly(net, batch), output(net, batch));
      }
    }
  }

  @Test
  void residualsAreAddedWhereTheSumsAreMade() {
    try (ComputationGraph net = residual();
        NDArray x = Nd.rand(Seed.of(1), 6, 4, 8, 8)) {
      train(net, x, 3);
      assertClose(plainly(net, x), output(net, x));
    }
  }

  @Test
  void sumsOfImagesOfOnePixelOrOneChannelAreThoseOfTheFormulae() {
    for (long[] sizes : new long[][] {{1, 8}, {1, 1}, {4, 1}}) {
      try (ComputationGraph net = residual(sizes[0], sizes[1]);
          NDArray x = Nd.rand(Seed.of(2), 6, 4, sizes[0], sizes[0])) {
        train(net, x, 3);
        assertClose(plainly(net, x), output(net, x));
      }
    }
  }

  @Test
  void inFloat64EachLayerIsComputedByItself() {
    try (MultiLayerNetwork net = vgg(NetworkConfiguration.DataType.DOUBLE);
        NDArray x = Nd.rand(Seed.of(1), 6, 3, 9, 7)) {
      assertArrayEquals(plainly(net, x), output(net, x));
    }
  }

  @Test
  void outputsFollowEveryChangeOfTheParameters() {
    try (MultiLayerNetwork net = vgg(NetworkConfiguration.DataType.FLOAT);
        MultiLayerNetwork other = vgg(NetworkConfiguration.DataType.FLOAT);
        NDArray x = Nd.rand(Seed.of(1), 6, 3, 9, 7)) {
      double[] before = output(net, x);
      train(net, x, 4);
      assertFalse(Arrays.equals(before, output(net, x)));
      assertClose(plainly(net, x), output(net, x));
      try (NDArray values = net.params()) {
        other.setParams(values);
      }
      assertArrayEquals(output(net, x), output(other, x));
      try (NDArray live = net.params()) {
        Arithmetic.mulInPlace(live, 0.5);
      }
      assertClose(plainly(net, x), output(net, x));
      assertFalse(Arrays.equals(output(net, x), output(other, x)));
      try (MultiLayerNetwork copy = net.copy()) {
        assertArrayEquals(output(net, x), output(copy, x));
      }
    }
  }

  @Test
  void layersOfTimeStepsKeepTheirMask() {
    try (MultiLayerNetwork net =
            new MultiLayerNetwork(
                    MultiLayerConfiguration.builder()
                        .seed(3)
                        .inputType(InputType.recurrent(3))
                        .layer(LSTM.builder().nOut(5))
                        .layer(Dense.builder().nOut(6).activation("relu"))
                        .layer(Dense.builder().nOut(6).activation("relu"))
                        .layer(RnnOutput.builder().nOut(2).loss("mcxent").activation("softmax"))
                        .build())
                .init();
        NDArray x = Nd.rand(Seed.of(1), 2, 3, 4);
        NDArray mask = Nd.create(new float[] {1, 1, 0, 0, 1, 1, 1, 1}, 2, 4);
        NDArray fused = net.output(x, mask)) {
      double[] plain;
      try (NDArray live = net.params();
          NDArray y = net.output(x, mask)) {
        assertFalse(live.isClosed());
        plain = y.toDoubleArray();
      }
      assertClose(plain, fused.toDoubleArray());
    }
  }

  @Test
  void neighboursBecomeOneStage() {
    try (MultiLayerNetwork net = vgg(NetworkConfiguration.DataType.FLOAT);
        ComputationGraph graph = residual()) {
      assertEquals(List.of(6, 1, 4), nodes(net));
      assertEquals(List.of(3, 0, 4), steps(net));
      assertEquals(List.of(1, 5, 2, 1, 1), nodes(graph));
    }
  }

  private static List<Integer> nodes(NeuralNetwork net) {
    return numbers(net, stage -> stage.nodes().size());
  }

  private static List<Integer> steps(NeuralNetwork net) {
    return numbers(net, stage -> stage.steps() == null ? 0 : stage.steps().size());
  }

  private static List<Integer> numbers(NeuralNetwork net, Function<Stage, Integer> number) {
    try (FlatParameters flat = new FlatParameters(net.configuration().plan(), DType.FLOAT32)) {
      InferencePlan plan = InferencePlan.of(net.configuration().plan(), flat);
      try {
        return plan.stages().stream().map(number).toList();
      } finally {
        plan.release();
      }
    }
  }
}
