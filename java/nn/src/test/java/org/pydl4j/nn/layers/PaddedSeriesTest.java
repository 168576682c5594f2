package org.pydl4j.nn.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.updaters.Sgd;

/** Series of unequal lengths in layers that look beyond a step, or change the steps. */
class PaddedSeriesTest {
  private static final int SIZE = 4;
  private static final int TIME = 6;
  private static final int[] LENGTHS = {6, 4, 2};

  /** Layers whose outputs do not depend on how long the other series are. */
  private static final List<String> ALONE =
      List.of(
          "{'@class': 'BatchNormalization'}",
          "{'@class': 'LayerNormalization'}",
          "{'@class': 'GroupNormalization', 'groups': 2}",
          "{'@class': 'UnitNormalization'}",
          "{'@class': 'Convolution1D', 'nOut': 3, 'kernelSize': 3, 'convolutionMode': 'Same'}",
          "{'@class': 'Convolution1D', 'nOut': 3, 'kernelSize': 2, 'dilation': 2,"
              + " 'convolutionMode': 'Causal'}",
          "{'@class': 'Convolution1D', 'nOut': 3, 'kernelSize': 3, 'stride': 2, 'padding': 1}",
          "{'@class': 'SeparableConvolution1D', 'nOut': 3, 'kernelSize': 3,"
              + " 'convolutionMode': 'Same'}",
          "{'@class': 'DepthwiseConvolution1D', 'kernelSize': 3, 'convolutionMode': 'Same'}",
          "{'@class': 'Deconvolution1D', 'nOut': 2, 'kernelSize': 2, 'stride': 2}",
          "{'@class': 'Subsampling1D', 'poolingType': 'MAX'}",
          "{'@class': 'Subsampling1D', 'poolingType': 'AVG', 'kernelSize': 3, 'stride': 1,"
              + " 'convolutionMode': 'Same'}",
          "{'@class': 'Subsampling1D', 'poolingType': 'PNORM'}",
          "{'@class': 'Upsampling1D', 'size': 2}",
          "{'@class': 'ZeroPadding1D', 'padding': [1, 0]}",
          "{'@class': 'Cropping1D', 'cropping': [1, 0]}",
          "{'@class': 'SelfAttention', 'nOut': 4, 'nHeads': 2}",
          "{'@class': 'SelfAttention', 'nOut': 4, 'hasBias': true, 'useCausalMask': true}",
          "{'@class': 'SelfAttention', 'nOut': 4, 'projectInput': false}",
          "{'@class': 'SelfAttention', 'nOut': 4, 'nHeads': 4, 'nKeyValueHeads': 2,"
              + " 'hasBias': true}",
          "{'@class': 'EinsumDense', 'equation': 'nft,fg->ngt', 'outputShape': [3, -1],"
              + " 'biasAxes': 'g'}",
          "{'@class': 'EinsumDense', 'equation': 'nft,fg->ng', 'outputShape': [3],"
              + " 'biasAxes': 'g'}",
          "{'@class': 'GaussianNoise', 'stddev': 0}",
          "{'@class': 'LearnedSelfAttention', 'nOut': 4, 'nHeads': 2, 'nQueries': 3,"
              + " 'hasBias': true}",
          "{'@class': 'TransformerEncoder', 'nHeads': 2}",
          "{'@class': 'TransformerEncoder', 'nHeads': 2, 'normFirst': true, 'activation': 'gelu',"
              + " 'useCausalMask': true}",
          "{'@class': 'PositionalEncoding'}",
          "{'@class': 'PositionEmbedding', 'maxLength': 8}",
          "{'@class': 'GlobalPooling', 'poolingType': 'MAX'}",
          "{'@class': 'GlobalPooling', 'poolingType': 'AVG'}",
          "{'@class': 'GlobalPooling', 'poolingType': 'SUM'}",
          "{'@class': 'GlobalPooling', 'poolingType': 'PNORM'}");

  static Stream<String> layers() {
    return ALONE.stream();
  }

  private static MultiLayerNetwork network(String layer) {
    return new MultiLayerNetwork(
            MultiLayerConfiguration.builder()
                .seed(3)
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(0.1))
                .activation("tanh")
                .biasInit(0.3)
                .layer(Dense.builder().nOut(SIZE)) // whose padding is not 0
                .layer(Layer.KIND.fromJson(layer.replace('\'', '"')))
                .layer(Output.builder().nOut(2).loss("mse").activation("identity"))
                .inputType(InputType.recurrent(SIZE))
                .build())
        .init();
  }

  private static NDArray mask() {
    NDArray mask = Nd.zeros(LENGTHS.length, TIME);
    for (int i = 0; i < LENGTHS.length; i++) {
      for (int t = 0; t < LENGTHS[i]; t++) {
        mask.set(1, i, t);
      }
    }
    return mask;
  }

  private static NDArray features(double padding) {
    NDArray x = Nd.randn(Seed.of(9), LENGTHS.length, SIZE, TIME);
    for (int i = 0; i < LENGTHS.length; i++) {
      for (int t = LENGTHS[i]; t < TIME; t++) {
        for (int c = 0; c < SIZE; c++) {
          x.set(padding, i, c, t);
        }
      }
    }
    return x;
  }

  @ParameterizedTest
  @MethodSource("layers")
  void thePaddingChangesNoParameterBitForBit(String layer) {
    double[][] found = new double[3][];
    double[] paddings = {0, 1e30, Double.NaN};
    for (int i = 0; i < paddings.length; i++) {
      try (Scope scope = Scope.open();
          MultiLayerNetwork net = network(layer)) {
        NDArray x = features(paddings[i]);
        NDArray y = net.output(features(0), mask());
        DataSet data = new DataSet(x, Nd.zeros(y.dtype(), y.shape())).withMasks(mask(), null);
        net.fit(data);
        net.fit(data);
        found[i] = net.params().toDoubleArray();
        assertTrue(Double.isFinite(net.score(data)));
      }
    }
    assertArrayEquals(found[0], found[1], 0);
    assertArrayEquals(found[0], found[2], 0);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aSeriesGivesTheSameAlone(String layer) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(layer)) {
      NDArray x = features(0);
      NDArray together = net.output(x, mask());
      for (int i = 0; i < LENGTHS.length; i++) {
        NDArray one = Indexing.slice(x, 0, i, i + 1);
        NDArray alone = net.output(Indexing.slice(one, 2, 0, LENGTHS[i]));
        NDArray row = Indexing.slice(together, 0, i, i + 1);
        if (row.rank() == 3) {
          row = Indexing.slice(row, 2, 0, alone.size(2));
        }
        assertClose(alone.toDoubleArray(), row.toDoubleArray(), 1e-12, layer + " of " + i);
      }
    }
  }

  /** Each example counts by its length, as if all real steps stood in one row. */
  @Test
  void runningMeansAreThoseOfTheRealSteps() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            new MultiLayerNetwork(
                    MultiLayerConfiguration.builder()
                        .dataType(DataType.DOUBLE)
                        .layer(BatchNormalization.builder().decay(0))
                        .layer(LossLayer.builder().loss("mse"))
                        .inputType(InputType.recurrent(SIZE))
                        .build())
                .init()) {
      NDArray x = features(Double.NaN);
      net.fit(new DataSet(x, Nd.zeros(DType.FLOAT64, 3, SIZE, TIME)).withMasks(mask(), null));
      double[] mean = net.paramTable().get("0_mean").toDoubleArray();
      double[] variance = net.paramTable().get("0_var").toDoubleArray();
      for (int c = 0; c < SIZE; c++) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int i = 0; i < LENGTHS.length; i++) {
          for (int t = 0; t < LENGTHS[i]; t++) {
            double value = x.getDouble(i, c, t);
            sum += value;
            squares += value * value;
            count++;
          }
        }
        assertEquals(sum / count, mean[c], 1e-12);
        assertEquals(squares / count - Math.pow(sum / count, 2), variance[c], 1e-12);
      }
    }
  }

  /** As the formula says, without a mask and with one that leaves everything. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void runningMeansMoveByTheDecay(boolean masked) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            new MultiLayerNetwork(
                    MultiLayerConfiguration.builder()
                        .dataType(DataType.DOUBLE)
                        .layer(BatchNormalization.builder().decay(0.75))
                        .layer(LossLayer.builder().loss("mse"))
                        .inputType(InputType.recurrent(1))
                        .build())
                .init()) {
      NDArray x = Nd.create(new double[] {1, 2, 3, 6}, 2, 1, 2);
      DataSet data = new DataSet(x, Nd.zeros(DType.FLOAT64, 2, 1, 2));
      net.fit(masked ? data.withMasks(Nd.ones(2, 2), null) : data);
      assertEquals(0.25 * 3, net.paramTable().get("0_mean").getDouble(0), 1e-12);
      assertEquals(0.75 + 0.25 * 3.5, net.paramTable().get("0_var").getDouble(0), 1e-12);
    }
  }

  @Test
  void frozenLayersNormalizeByTheirRunningMeansAndKeepThem() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            new MultiLayerNetwork(
                    MultiLayerConfiguration.builder()
                        .dataType(DataType.DOUBLE)
                        .updater(new Sgd(0.1))
                        .layer(BatchNormalization.builder().frozen(true).eps(1e-12))
                        .layer(LossLayer.builder().loss("l2"))
                        .inputType(InputType.feedForward(2))
                        .build())
                .init()) {
      NDArray x = Nd.create(new double[] {1, 2, 3, 6}, 2, 2);
      DataSet data = new DataSet(x, Nd.zeros(DType.FLOAT64, 2, 2));
      assertEquals(25, net.computeGradientAndScore(data), 1e-9, "(1 + 4 + 9 + 36) / 2");
      net.fit(data);
      assertArrayEquals(new double[] {1, 1, 0, 0, 0, 0, 1, 1}, net.params().toDoubleArray(), 0);
    }
  }

  /**
   * The sums over the steps that are real behind a layer, of series of 7, 4 and 2 steps with the
   * numbers 1, 2 …, weights of 1 and a bias of 10, as Deeplearning4j 1.0.0-M2.1 has them.
   */
  @ParameterizedTest
  @CsvSource({
    "Convolution1D, 3, 1, 0, Truncate, 110, 66, 25",
    "Convolution1D, 3, 2, 0, Truncate, 66, 33, 13",
    "Convolution1D, 3, 2, 1, Truncate, 80, 46, 25",
    "Convolution1D, 2, 2, 0, Same, 68, 30, 13",
    "Convolution1D, 3, 1, 0, Same, 146, 65, 26",
    "Convolution1D, 3, 2, 0, Same, 80, 46, 25",
    "Convolution1D, 3, 1, 0, Causal, 134, 59, 24",
    "Subsampling1D, 3, 1, 0, Truncate, 25, 15, 4",
    "Subsampling1D, 3, 2, 0, Truncate, 15, 7, 2",
    "Subsampling1D, 2, 2, 0, Same, 19, 6, 2",
    "Subsampling1D, 3, 1, 0, Same, 34, 13, 4",
    "Subsampling1D, 3, 2, 0, Same, 19, 10, 4",
  })
  void masksFollowTheSeriesAsInDeeplearning4j(
      String name,
      long kernel,
      long stride,
      long padding,
      ConvolutionMode mode,
      double first,
      double second,
      double third) {
    Layer layer =
        name.equals("Convolution1D")
            ? Convolution1D.builder()
                .nOut(1)
                .kernelSize(kernel)
                .stride(stride)
                .padding(padding)
                .convolutionMode(mode)
                .weightInit("ones")
                .biasInit(10)
                .activation("identity")
                .build()
            : Subsampling1D.builder()
                .kernelSize(kernel)
                .stride(stride)
                .padding(padding)
                .convolutionMode(mode)
                .build();
    int time = 7;
    int[] lengths = {7, 4, 2};
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            new MultiLayerNetwork(
                    MultiLayerConfiguration.builder()
                        .dataType(DataType.DOUBLE)
                        .layer(layer)
                        .layer(GlobalPooling.builder().poolingType(Subsampling.PoolingType.SUM))
                        .layer(LossLayer.builder().loss("l2"))
                        .inputType(InputType.recurrent(1))
                        .build())
                .init()) {
      double[] x = new double[lengths.length * time];
      double[] real = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        boolean within = i % time < lengths[i / time];
        x[i] = within ? i % time + 1 : Double.NaN;
        real[i] = within ? 1 : 0;
      }
      NDArray mask = Nd.create(real, lengths.length, time);
      NDArray y = net.output(Nd.create(x, lengths.length, 1, time), mask);
      assertArrayEquals(new double[] {first, second, third}, y.toDoubleArray(), 1e-12);
    }
  }
}
