package org.pydl4j.nn.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Sgd;

/** What recurrent layers and those around them do with masks, settings, files and wrong sizes. */
class RecurrentLayersTest {
  private static final int N = 3;
  private static final int IN = 4;
  private static final int TIME = 5;

  /** Every layer for sequences; what comes out has 6 features. */
  static Stream<ConfiguredBuilder<? extends Layer, ?>> layers() {
    return Stream.of(
        LSTM.builder().nOut(6),
        LSTM.builder().nOut(6).gateActivationFn("hardsigmoid"),
        GravesLSTM.builder().nOut(6),
        GRU.builder().nOut(6),
        GRU.builder().nOut(6).resetAfter(false),
        SimpleRnn.builder().nOut(6),
        SimpleRnn.builder().nOut(6).activation("relu"),
        Bidirectional.builder().layer(LSTM.builder().nOut(3)),
        Bidirectional.builder().layer(GRU.builder().nOut(6)).mode(Bidirectional.Mode.ADD),
        Bidirectional.builder().layer(SimpleRnn.builder().nOut(6)).mode(Bidirectional.Mode.MUL),
        MaskZero.builder().layer(LSTM.builder().nOut(6)),
        TimeDistributed.builder().layer(Dense.builder().nOut(6)));
  }

  private static MultiLayerConfigurationBuilder sequences(
      ConfiguredBuilder<? extends Layer, ?> layer) {
    return MultiLayerConfiguration.builder()
        .seed(5)
        .updater(new Adam(0.01))
        .layer(layer)
        .layer(RnnOutput.builder().nOut(2).loss("mcxent"))
        .inputType(InputType.recurrent(IN));
  }

  private static MultiLayerConfiguration lastStep(ConfiguredBuilder<? extends Layer, ?> layer) {
    return MultiLayerConfiguration.builder()
        .seed(5)
        .updater(new Adam(0.01))
        .layer(LastTimeStep.builder().layer(layer))
        .layer(Output.builder().nOut(2).loss("mcxent"))
        .inputType(InputType.recurrent(IN))
        .build();
  }

  /** Of the second series two steps are real, of the third the second and the fourth. */
  private static NDArray mask() {
    return Nd.create(new float[] {1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0}, N, TIME);
  }

  private static NDArray features(double padding) {
    NDArray x = Nd.randn(Seed.of(9), N, IN, TIME);
    NDArray mask = mask();
    for (long n = 0; n < N; n++) {
      for (long t = 0; t < TIME; t++) {
        for (long i = 0; mask.getDouble(n, t) == 0 && i < IN; i++) {
          x.set(padding, n, i, t);
        }
      }
    }
    return x;
  }

  @ParameterizedTest
  @MethodSource("layers")
  void whatThePaddingHoldsChangesNothing(ConfiguredBuilder<? extends Layer, ?> layer) {
    double[] paddings = {0, 1e30, Double.NaN};
    double[][] found = new double[3][];
    double[][] outputs = new double[3][];
    for (int i = 0; i < 3; i++) {
      try (Scope scope = Scope.open();
          MultiLayerNetwork net = new MultiLayerNetwork(sequences(layer).build()).init()) {
        NDArray x = features(paddings[i]);
        NDArray y = Nd.create(new long[] {0, 1, 1, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0}, N, TIME);
        DataSet data = new DataSet(x, y).withMasks(mask(), null);
        try (ArrayDataSetIterator batches = new ArrayDataSetIterator(data, 2)) {
          net.fit(batches, 2);
        }
        found[i] = net.params().toDoubleArray();
        outputs[i] = net.output(x, mask()).toDoubleArray();
        assertTrue(Arrays.stream(found[i]).allMatch(Double::isFinite));
      }
    }
    assertArrayEquals(found[0], found[1], 0);
    assertArrayEquals(found[0], found[2], 0);
    assertArrayEquals(outputs[0], outputs[1], 0);
    assertArrayEquals(outputs[0], outputs[2], 0);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void maskedSeriesAreAsTheirRealStepsAlone(ConfiguredBuilder<? extends Layer, ?> layer) {
    if (layer.build() instanceof TimeDistributed) {
      return; // gives no 0 where there is no state to keep
    }
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            new MultiLayerNetwork(
                    MultiLayerConfiguration.builder()
                        .seed(5)
                        .layer(layer)
                        .layer(RnnLoss.builder().loss("mse"))
                        .inputType(InputType.recurrent(IN))
                        .build())
                .init()) {
      NDArray x = features(7);
      NDArray made = net.output(x, mask());
      NDArray third = Indexing.slice(x, 0, 2, 3);
      NDArray real =
          Shapes.concat(2, Indexing.slice(third, 2, 1, 2), Indexing.slice(third, 2, 3, 4));
      double[] alone = net.output(real).toDoubleArray(); // [1, 6, 2]
      NDArray steps = Indexing.select(made, 0, 2); // [6, time]
      for (int i = 0; i < 6; i++) {
        assertEquals(alone[2 * i], steps.getDouble(i, 1), 1e-6);
        assertEquals(alone[2 * i + 1], steps.getDouble(i, 3), 1e-6);
        for (int t : new int[] {0, 2, 4}) {
          assertEquals(0, steps.getDouble(i, t), 0);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void filesAndJsonKeepThem(ConfiguredBuilder<? extends Layer, ?> layer, @TempDir Path folder) {
    MultiLayerConfiguration conf = sequences(layer).tbpttLength(7).build();
    assertEquals(conf, MultiLayerConfiguration.fromJson(conf.toJson()));
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray x = features(0);
      net.fit(new DataSet(x, Nd.randint(Seed.of(1), 0, 2, N, TIME)));
      Path file = folder.resolve("net.zip");
      net.save(file);
      try (MultiLayerNetwork read = MultiLayerNetwork.load(file)) {
        assertArrayEquals(net.output(x).toDoubleArray(), read.output(x).toDoubleArray(), 0);
        assertEquals(conf, read.configuration());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void noExamplesAndOneStepHaveShapes(ConfiguredBuilder<? extends Layer, ?> layer) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(sequences(layer).build()).init()) {
      assertArrayEquals(new long[] {0, 2, 5}, net.output(Nd.zeros(0, IN, 5)).shape());
      assertArrayEquals(new long[] {2, 2, 1}, net.output(Nd.zeros(2, IN, 1)).shape());
    }
  }

  @Test
  void theLastStepIsTheLastRealOne() {
    for (var layer : List.of(LSTM.builder().nOut(6), GravesLSTM.builder().nOut(6))) {
      try (Scope scope = Scope.open();
          MultiLayerNetwork net = new MultiLayerNetwork(lastStep(layer)).init()) {
        NDArray x = features(Double.NaN);
        NDArray made = net.output(x, mask());
        NDArray second = Indexing.slice(Indexing.slice(x, 0, 1, 2), 2, 0, 2);
        double[] alone = net.output(second).toDoubleArray();
        assertClose(alone, Indexing.slice(made, 0, 1, 2).toDoubleArray(), 1e-6, "last step");
        // A series without a real step has a last step of 0: what Output makes of its biases.
        double[] none = net.output(x, Nd.zeros(N, TIME)).toDoubleArray();
        assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, none, 0);
      }
    }
  }

  @Test
  void bothDirectionsEndWithTheStateThatTheySawAll() {
    var last = LastTimeStep.builder().layer(LSTM.builder().nOut(3));
    MultiLayerConfiguration ends =
        MultiLayerConfiguration.builder()
            .seed(5)
            .layer(Bidirectional.builder().layer(last))
            .layer(LossLayer.builder().loss("mse"))
            .inputType(InputType.recurrent(IN))
            .build();
    MultiLayerConfiguration steps =
        MultiLayerConfiguration.builder()
            .seed(5)
            .layer(Bidirectional.builder().layer(LSTM.builder().nOut(3)))
            .layer(RnnLoss.builder().loss("mse"))
            .inputType(InputType.recurrent(IN))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork one = new MultiLayerNetwork(ends).init();
        MultiLayerNetwork all = new MultiLayerNetwork(steps).init()) {
      all.setParams(one.params());
      NDArray x = features(Double.NaN);
      NDArray made = one.output(x, mask()); // [n, 6]
      NDArray series = all.output(x, mask()); // [n, 6, time]
      long[][] firstAndLast = {{0, 4}, {0, 1}, {1, 3}}; // real steps of each series
      for (int n = 0; n < N; n++) {
        for (int i = 0; i < 6; i++) {
          long step = i < 3 ? firstAndLast[n][1] : firstAndLast[n][0];
          assertEquals(series.getDouble(n, i, step), made.getDouble(n, i), 1e-6);
        }
      }
    }
  }

  @Test
  void masksByValueAreMasks() {
    NDArray mask = mask();
    for (var layers :
        List.<List<ConfiguredBuilder<? extends Layer, ?>>>of(
            List.of(
                MaskZero.builder().maskingValue(-7).layer(LSTM.builder().nOut(6)),
                Dense.builder().nOut(6)),
            List.of(Masking.builder().maskValue(-7), LSTM.builder().nOut(6)))) {
      MultiLayerConfigurationBuilder builder = MultiLayerConfiguration.builder().seed(5);
      layers.forEach(builder::layer);
      builder.layer(MaskLayer.builder()).layer(RnnLoss.builder().loss("mse"));
      try (Scope scope = Scope.open();
          MultiLayerNetwork net =
              new MultiLayerNetwork(builder.inputType(InputType.recurrent(IN)).build()).init()) {
        NDArray x = features(-7);
        double[] byValue = net.output(x).toDoubleArray();
        assertArrayEquals(net.output(features(0), mask).toDoubleArray(), byValue, 0);
        NDArray y = Nd.randn(Seed.of(2), N, 6, TIME);
        assertEquals(
            net.score(new DataSet(x, y).withMasks(mask, null)), net.score(new DataSet(x, y)), 1e-6);
      }
    }
    mask.close();
  }

  @Test
  void vectorsAreRepeated() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .layer(RepeatVector.builder().repetitionFactor(4))
            .layer(RnnLoss.builder().loss("mse"))
            .inputType(InputType.feedForward(2))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray made = net.output(Nd.create(new float[] {1, 2}, 1, 2));
      assertArrayEquals(new double[] {1, 1, 1, 1, 2, 2, 2, 2}, made.toDoubleArray(), 0);
    }
  }

  @Test
  void lossesWithoutWeightsWorkOnRowsToo() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .layer(Dense.builder().nOut(3).activation("identity"))
            .layer(LossLayer.builder().loss("mcxent").activation("softmax"))
            .inputType(InputType.feedForward(2))
            .build();
    MultiLayerConfiguration one =
        MultiLayerConfiguration.builder()
            .layer(Output.builder().nOut(3).loss("mcxent"))
            .inputType(InputType.feedForward(2))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork two = new MultiLayerNetwork(conf).init();
        MultiLayerNetwork net = new MultiLayerNetwork(one).init()) {
      DataSet data = new DataSet(Nd.randn(Seed.of(1), 5, 2), Nd.create(new long[] {0, 1, 2, 1, 0}));
      two.setParams(net.params());
      two.fit(data);
      net.fit(data);
      assertArrayEquals(net.params().toDoubleArray(), two.params().toDoubleArray(), 1e-7);
    }
  }

  @Test
  void settingsGoThroughToTheLayerInside() {
    MultiLayerConfiguration conf =
        sequences(
                Bidirectional.builder()
                    .layer(LSTM.builder().nOut(3).updater(new Sgd(0)).l2(0.5).dropOut(0.5)))
            .weightInit("zero")
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      Map<String, NDArray> table = net.paramTable();
      assertEquals("[0_fW, 0_fRW, 0_fb, 0_bW, 0_bRW, 0_bb, 1_W, 1_b]", table.keySet().toString());
      assertArrayEquals(new double[IN * 12], table.get("0_bW").toDoubleArray(), 0);
      double[] biases = {0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0}; // the forget gate's begin with 1
      assertArrayEquals(biases, table.get("0_fb").toDoubleArray(), 0);
      net.paramTable().get("0_fW").assign(Nd.ones(IN, 12));
      DataSet data = new DataSet(features(0), Nd.randint(Seed.of(1), 0, 2, N, TIME));
      double score = net.score(data);
      double[] before = net.paramTable().get("0_fW").toDoubleArray();
      double[] output = net.paramTable().get("1_W").toDoubleArray();
      net.fit(data);
      assertTrue(score > 0.25 * IN * 12, "0.5 · l2 · sum w² is in the score");
      assertArrayEquals(before, net.paramTable().get("0_fW").toDoubleArray(), 0); // Sgd(0)
      assertFalse(Arrays.equals(output, net.paramTable().get("1_W").toDoubleArray()));
    }
  }

  @Test
  void frozenLayersInsideStay() {
    MultiLayerConfiguration conf =
        sequences(Bidirectional.builder().layer(LSTM.builder().nOut(3).frozen(true))).build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      double[] before = net.paramTable().get("0_bW").toDoubleArray();
      net.fit(new DataSet(features(0), Nd.randint(Seed.of(1), 0, 2, N, TIME)));
      assertArrayEquals(before, net.paramTable().get("0_bW").toDoubleArray(), 0);
    }
  }

  private static void refused(
      Class<? extends PyDl4jException> kind, String part, MultiLayerConfigurationBuilder builder) {
    String message = assertThrows(kind, builder::build).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    refused(
        ShapeException.class,
        "Layer 0 (LSTM) expects sequences [size, time], got [4]",
        MultiLayerConfiguration.builder()
            .layer(LSTM.builder().nOut(3))
            .layer(Output.builder().nOut(2).loss("mcxent"))
            .inputType(InputType.feedForward(4)));
    refused(
        ShapeException.class,
        "expects 3 inputs a time step, got 4",
        sequences(LSTM.builder().nIn(3).nOut(3)));
    refused(
        ShapeException.class,
        "Layer 1 (RnnOutput) expects sequences",
        MultiLayerConfiguration.builder()
            .layer(LastTimeStep.builder().layer(LSTM.builder().nOut(3)))
            .layer(RnnOutput.builder().nOut(2).loss("mcxent"))
            .inputType(InputType.recurrent(4)));
    assertThrows(
        ConfigurationException.class,
        () -> Bidirectional.builder().layer(Dense.builder().nOut(3)).build());
    assertThrows(
        ConfigurationException.class,
        () -> TimeDistributed.builder().layer(LSTM.builder().nOut(3)).build());
    assertThrows(
        ConfigurationException.class,
        () -> TimeDistributed.builder().layer(Output.builder().nOut(3).loss("mcxent")).build());
  }
}
