package org.pydl4j.nn.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.gradientcheck.GradientCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.testing.Dl4jParts;
import org.pydl4j.nn.testing.Random64;
import org.pydl4j.nn.updaters.ExponentialSchedule;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.nn.vertices.AdditiveAttentionVertex;
import org.pydl4j.nn.vertices.AttentionVertex;
import org.pydl4j.nn.vertices.GraphVertex;

/** Attention gives PyTorch's outputs and derivatives, with and without masks. */
class AttentionNumbersTest {
  private static final JsonObject ALL = Dl4jParts.read("/torch/attention.json");
  private static final int N = 3;
  private static final int SIZE = 6;
  private static final int TIME = 5;
  private static final int OTHER = 4;

  static Stream<String> layers() {
    return ALL.keySet().stream().filter(name -> !name.contains("AttentionVertex"));
  }

  static Stream<String> selfAttentions() {
    return layers().filter(name -> name.startsWith("SelfAttention"));
  }

  static Stream<String> vertices() {
    return ALL.keySet().stream().filter(name -> name.contains("AttentionVertex"));
  }

  private static ConfiguredBuilder<? extends Layer, ?> layer(String name) {
    if (name.startsWith("TransformerEncoder")) {
      return TransformerEncoder.builder()
          .nHeads(2)
          .dimFeedforward(8)
          .activation(name.contains("gelu") ? "gelu" : "relu")
          .normFirst(name.contains("first"))
          .useCausalMask(name.contains("causal"));
    }
    if (name.startsWith("RecurrentAttention")) {
      return RecurrentAttention.builder().nOut(SIZE).nHeads(2);
    }
    return SelfAttention.builder()
        .nOut(SIZE)
        .nHeads(2)
        .hasBias(name.contains("bias"))
        .useCausalMask(name.contains("causal"));
  }

  private static MultiLayerNetwork network(ConfiguredBuilder<? extends Layer, ?> layer) {
    return new MultiLayerNetwork(
        MultiLayerConfiguration.builder()
            .dataType(DataType.DOUBLE)
            .seed(3)
            .layer(layer)
            .layer(RnnLoss.builder().loss("mse"))
            .inputType(InputType.recurrent(SIZE))
            .build());
  }

  private static NDArray array(JsonObject of, String key, long time) {
    double[] numbers = Dl4jParts.numbers(of, key);
    return Nd.create(numbers, N, numbers.length / (N * time), time);
  }

  private static NDArray mask(JsonObject of, String key, long time) {
    double[] numbers = Dl4jParts.numbers(of, key);
    return numbers.length == 0 ? Nd.ones(N, time) : Nd.create(numbers, N, time);
  }

  private static void assign(NeuralNetwork net, JsonObject of) {
    JsonObject parameters = of.getAsJsonObject("parameters");
    Map<String, NDArray> values = new LinkedHashMap<>();
    net.paramTable()
        .forEach(
            (key, shown) ->
                values.put(
                    key,
                    Nd.create(Dl4jParts.numbers(parameters, key.substring(2)), shown.shape())));
    assertEquals(parameters.keySet().size(), values.size());
    values.forEach((key, value) -> net.paramTable().get(key).assign(value));
  }

  private static void assertDerivatives(NeuralNetwork net, JsonObject of, double score) {
    double loss = Dl4jParts.numbers(of, "loss")[0];
    assertEquals(loss, score, 1e-9 * Math.abs(loss));
    JsonObject gradients = of.getAsJsonObject("gradients");
    net.table(net.gradient())
        .forEach(
            (key, got) ->
                assertClose(
                    Dl4jParts.numbers(gradients, key.substring(2)),
                    got.toDoubleArray(),
                    1e-9,
                    "derivative of " + key));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void layersAreThoseOfPyTorch(String name) {
    JsonObject of = ALL.getAsJsonObject(name);
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(layer(name)).init()) {
      assign(net, of);
      DataSet data = new DataSet(array(of, "input", TIME), array(of, "target", TIME));
      if (name.contains("masked")) {
        data = data.withMasks(mask(of, "mask", TIME), null);
      }
      double[] made = net.output(data.features(), data.featuresMask()).toDoubleArray();
      assertClose(Dl4jParts.numbers(of, "output"), made, 1e-9, name + ": output");
      assertDerivatives(net, of, net.computeGradientAndScore(data));
    }
  }

  @ParameterizedTest
  @MethodSource("vertices")
  void verticesAreThoseOfPyTorch(String name) {
    JsonObject of = ALL.getAsJsonObject(name);
    boolean additive = name.startsWith("Additive");
    GraphVertex vertex =
        additive
            ? AdditiveAttentionVertex.builder().build()
            : AttentionVertex.builder().nOut(SIZE).nHeads(2).hasBias(name.contains("bias")).build();
    ComputationGraphConfiguration conf =
        ComputationGraphConfiguration.builder()
            .dataType(DataType.DOUBLE)
            .addInputs("q", "k", "v")
            .setInputTypes(
                InputType.recurrent(SIZE),
                InputType.recurrent(additive ? SIZE : 4),
                InputType.recurrent(3))
            .addVertex("a", vertex, "q", "k", "v")
            .addLayer("out", RnnLoss.builder().loss("mse"), "a")
            .setOutputs("out")
            .build();
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(conf).init()) {
      assign(net, of);
      NDArray keyMask = mask(of, "keyMask", OTHER);
      MultiDataSet data =
          new MultiDataSet(
              List.of(
                  array(of, "input", TIME), array(of, "keys", OTHER), array(of, "values", OTHER)),
              List.of(array(of, "target", TIME)),
              List.of(mask(of, "mask", TIME), keyMask, keyMask),
              List.of(),
              null);
      assertDerivatives(net, of, net.computeGradientAndScore(data));
    }
  }

  static Stream<ConfiguredBuilder<? extends Layer, ?>> others() {
    return Stream.of(
        SelfAttention.builder().nOut(4).nHeads(2).headSize(3),
        SelfAttention.builder().nOut(SIZE).projectInput(false).useCausalMask(true),
        LearnedSelfAttention.builder().nOut(4).nHeads(2).nQueries(3).hasBias(true),
        LearnedSelfAttention.builder().nOut(SIZE).projectInput(false).nQueries(2),
        TransformerEncoder.builder().nHeads(3).activation("tanh").hasBias(false),
        TransformerEncoder.builder().nHeads(2).dimFeedforward(5).activation("gelu").normFirst(true),
        PositionEmbedding.builder().maxLength(7));
  }

  @ParameterizedTest
  @MethodSource("others")
  void gradientsAgreeWithFiniteDifferencesAndFilesKeepThem(
      ConfiguredBuilder<? extends Layer, ?> layer, @TempDir Path folder) {
    Random64 random = new Random64("AttentionNumbersTest " + layer.build());
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(layer).init()) {
      net.params().assign(Arithmetic.mul(random.normal(net.numParams()), 0.3));
      NDArray x = random.normal(2, SIZE, TIME);
      NDArray mask = Nd.create(new double[] {1, 1, 1, 1, 1, 1, 0, 1, 0, 0}, 2, TIME);
      NDArray made = net.output(x, mask);
      GradientCheck check = GradientCheck.of(net, x, random.normal(made.shape()));
      for (GradientCheck.Parameter each : check.parameters()) {
        if (each.name().endsWith("_bk")) { // changes no softmax: the differences are rounding
          assertEquals(0, each.gradient(), 1e-9, each.toString());
        } else {
          assertEquals(0, each.failed(), each.toString());
        }
      }
      Path file = folder.resolve("attention.zip");
      net.save(file);
      try (MultiLayerNetwork again = MultiLayerNetwork.load(file)) {
        assertEquals(net.configuration(), again.configuration());
        assertArrayEquals(made.toDoubleArray(), again.output(x, mask).toDoubleArray(), 0);
      }
    }
  }

  /** A schedule that keeps all goes the way of dropout, where single operations compute. */
  private static Dropout keepsAll() {
    return Dropout.builder()
        .p(
            ExponentialSchedule.builder()
                .scheduleType(Schedule.ScheduleType.ITERATION)
                .initialValue(1)
                .gamma(1)
                .build())
        .build();
  }

  @ParameterizedTest
  @MethodSource("selfAttentions")
  void bothWaysOfComputingAgree(String name) {
    JsonObject of = ALL.getAsJsonObject(name);
    SelfAttentionBuilder layer = (SelfAttentionBuilder) layer(name);
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(layer.attentionDropOut(keepsAll())).init()) {
      assign(net, of);
      DataSet data = new DataSet(array(of, "input", TIME), array(of, "target", TIME));
      if (name.contains("masked")) {
        data = data.withMasks(mask(of, "mask", TIME), null);
      }
      assertDerivatives(net, of, net.computeGradientAndScore(data));
    }
  }

  /** Of one key the weight is 1, so that dropout makes the output 0 or twice what it is. */
  @Test
  void dropoutDropsWeightsInTrainingAlone() {
    SelfAttentionBuilder layer =
        SelfAttention.builder().nOut(SIZE).projectInput(false).attentionDropOut(0.5);
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(layer).init()) {
      NDArray x = Nd.ones(DType.FLOAT64, 400, SIZE, 1);
      assertArrayEquals(x.toDoubleArray(), net.output(x).toDoubleArray(), 1e-12);
      DataSet data = new DataSet(x, x);
      double kept = net.computeGradientAndScore(data);
      assertEquals(1, kept, 1e-12, "(0 - 1)² and (2 - 1)²");
      assertEquals(0, net.score(data), 1e-12);
      DataSet zeros = new DataSet(x, Nd.zeros(DType.FLOAT64, 400, SIZE, 1));
      assertEquals(2, net.computeGradientAndScore(zeros), 0.5, "4 for about one of two");
    }
  }

  /** Queries that see no real key: whole series, and the first steps with a causal mask. */
  @Test
  void withoutARealKeyTheOutputIsZero() {
    SelfAttentionBuilder layer =
        SelfAttention.builder().nOut(SIZE).nHeads(2).hasBias(true).biasInit(1).useCausalMask(true);
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(layer).init()) {
      Random64 random = new Random64("without a real key");
      NDArray x = random.normal(2, SIZE, 3);
      NDArray mask = Nd.create(new double[] {0, 0, 0, 0, 1, 1}, 2, 3);
      double[] made = net.output(x, mask).toDoubleArray();
      for (int i = 0; i < 2 * SIZE * 3; i++) {
        boolean real = i >= SIZE * 3 && i % 3 > 0;
        assertTrue(real ? made[i] != 0 : made[i] == 0, "number " + i + " is " + made[i]);
      }
      DataSet data = new DataSet(x, x).withMasks(mask, Nd.ones(2, 3));
      assertTrue(Double.isFinite(net.computeGradientAndScore(data)));
      for (double each : net.gradient().toDoubleArray()) {
        assertTrue(Double.isFinite(each));
      }
    }
  }

  /** A step with a causal mask does not depend on later ones. */
  @Test
  void aCausalMaskHidesLaterSteps() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            network(SelfAttention.builder().nOut(SIZE).nHeads(2).useCausalMask(true)).init()) {
      NDArray x = new Random64("causal").normal(2, SIZE, TIME);
      double[] whole = Indexing.slice(net.output(x), 2, 0, 3).toDoubleArray();
      double[] part = net.output(Indexing.slice(x, 2, 0, 3)).toDoubleArray();
      assertClose(part, whole, 1e-12, "the first three steps");
    }
    assertThrows(
        ConfigurationException.class,
        () -> LearnedSelfAttention.builder().nOut(4).nQueries(2).useCausalMask(true).build());
  }

  @Test
  void placesAreSinesAndCosines() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .dataType(DataType.DOUBLE)
            .layer(PositionalEncoding.builder())
            .layer(RnnLoss.builder().loss("mse"))
            .inputType(InputType.recurrent(4))
            .build();
    assertEquals(conf, MultiLayerConfiguration.fromJson(conf.toJson()));
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      double[] made = net.output(Nd.zeros(DType.FLOAT64, 1, 4, 3)).toDoubleArray();
      double[] byHand = {
        0, Math.sin(1), Math.sin(2), 1, Math.cos(1), Math.cos(2),
        0, Math.sin(0.01), Math.sin(0.02), 1, Math.cos(0.01), Math.cos(0.02)
      };
      assertClose(byHand, made, 1e-12, "places");
    }
  }

  @Test
  void seriesLongerThanTheLearntPlacesAreRefused() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(PositionEmbedding.builder().maxLength(3)).init()) {
      ShapeException refused =
          assertThrows(ShapeException.class, () -> net.output(Nd.zeros(DType.FLOAT64, 1, SIZE, 4)));
      assertTrue(refused.getMessage().contains("at most 3 steps"), refused.getMessage());
    }
  }

  private static double[] trained(double residualDropOut, double attentionDropOut) {
    TransformerEncoderBuilder layer =
        TransformerEncoder.builder()
            .nHeads(2)
            .residualDropOut(residualDropOut)
            .attentionDropOut(attentionDropOut);
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(layer).init()) {
      NDArray x = new Random64(5L).normal(2, SIZE, TIME);
      net.fit(new DataSet(x, x));
      return net.params().toDoubleArray();
    }
  }

  @Test
  void dropoutOfABlockIsRepeatable() {
    double[] plain = trained(1, 1);
    double[] residual = trained(0.5, 1);
    double[] attention = trained(1, 0.5);
    assertArrayEquals(residual, trained(0.5, 1), 0);
    assertArrayEquals(attention, trained(1, 0.5), 0);
    assertFalse(Arrays.equals(plain, residual));
    assertFalse(Arrays.equals(plain, attention));
  }
}
