package org.pydl4j.nn.vertices;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.ComputationGraphConfigurationBuilder;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.conf.Registry;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.gradientcheck.GradientCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.testing.Random64;

/** Vertices: their numbers by hand, their derivatives by differences, what padding may change. */
class VerticesTest {
  private static final int N = 3;
  private static final int SIZE = 4;
  private static final int TIME = 5;

  static List<Arguments> vertices() {
    return List.of(
        Arguments.of(MergeVertex.builder().build(), true),
        Arguments.of(ElementWiseVertex.builder().op(ElementWiseVertex.Op.ADD).build(), true),
        Arguments.of(ElementWiseVertex.builder().op(ElementWiseVertex.Op.SUBTRACT).build(), true),
        Arguments.of(ElementWiseVertex.builder().op(ElementWiseVertex.Op.PRODUCT).build(), true),
        Arguments.of(ElementWiseVertex.builder().op(ElementWiseVertex.Op.AVERAGE).build(), true),
        Arguments.of(ElementWiseVertex.builder().op(ElementWiseVertex.Op.MAX).build(), true),
        Arguments.of(ElementWiseVertex.builder().op(ElementWiseVertex.Op.MIN).build(), true),
        Arguments.of(SubsetVertex.builder().from(1).to(2).build(), false),
        Arguments.of(ScaleVertex.builder().scaleFactor(-1.5).build(), false),
        Arguments.of(ShiftVertex.builder().shiftFactor(0.5).build(), false),
        Arguments.of(L2NormalizeVertex.builder().build(), false),
        Arguments.of(L2Vertex.builder().build(), true),
        Arguments.of(DotVertex.builder().build(), true),
        Arguments.of(DotVertex.builder().normalize(true).build(), true),
        Arguments.of(AttentionVertex.builder().nOut(3).nHeads(3).build(), true),
        Arguments.of(
            AttentionVertex.builder().nOut(4).projectInput(false).useCausalMask(true).build(),
            true),
        Arguments.of(DotProductAttentionVertex.builder().build(), true),
        Arguments.of(
            DotProductAttentionVertex.builder().scaleFactor(0.3).useCausalMask(true).build(), true),
        Arguments.of(LastTimeStepVertex.builder().build(), false),
        Arguments.of(PreprocessorVertex.to(InputType.feedForward(SIZE * TIME)), false),
        Arguments.of(PreprocessorVertex.to(InputType.recurrent(2, 2L * TIME)), false),
        Arguments.of(AttentionVertex.builder().nOut(4).nHeads(4).nKeyValueHeads(2).build(), true),
        Arguments.of(ReverseTimeSeriesVertex.builder().build(), false));
  }

  private static ComputationGraphConfigurationBuilder around(GraphVertex vertex, boolean two) {
    ComputationGraphConfigurationBuilder graph =
        ComputationGraphConfiguration.builder()
            .seed(5)
            .dataType(DataType.DOUBLE)
            .addInputs("x", "y")
            .setInputTypes(InputType.recurrent(3, TIME), InputType.recurrent(3, TIME))
            .addLayer("a", Dense.builder().nOut(SIZE).activation("tanh"), "x")
            .addLayer("b", Dense.builder().nOut(SIZE).activation("tanh"), "y");
    if (two) {
      graph.addVertex("v", vertex, "a", "b");
    } else {
      graph.addVertex("v", vertex, "a").addVertex("rest", vertex, "b");
    }
    graph.addLayer("out", Output.builder().nOut(2).loss("mse").activation("identity"), "v");
    return two
        ? graph.setOutputs("out")
        : graph
            .addLayer("other", Output.builder().nOut(2).loss("mse").activation("identity"), "rest")
            .setOutputs("out", "other");
  }

  @ParameterizedTest
  @MethodSource("vertices")
  void gradientsAgreeWithDifferences(GraphVertex vertex, boolean two) {
    Random64 random = new Random64("gradients of " + vertex);
    ComputationGraphConfiguration conf = around(vertex, two).build();
    assertEquals(conf, ComputationGraphConfiguration.fromJson(conf.toJson()));
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(conf).init()) {
      Batch batch = batch(net, random);
      GradientCheck check = GradientCheck.of(net, batch);
      assertTrue(check.passed(), check.toString());
    }
  }

  private static Batch batch(ComputationGraph net, Random64 random) {
    Map<String, NDArray> labels = new LinkedHashMap<>();
    for (var output : net.signature().outputs()) {
      long[] shape = output.shape().clone();
      shape[0] = N;
      labels.put(output.name(), random.normal(shape));
    }
    return new Batch(
        Map.of("x", random.normal(N, 3, TIME), "y", random.normal(N, 3, TIME)),
        labels,
        Map.of("x", mask(3), "y", mask(4)),
        Map.of(),
        null);
  }

  /** Series of 5, {@code second} and 1 real steps. */
  private static NDArray mask(int second) {
    double[] mask = new double[N * TIME];
    int[] lengths = {TIME, second, 1};
    for (int i = 0; i < N; i++) {
      Arrays.fill(mask, i * TIME, i * TIME + lengths[i], 1);
    }
    return Nd.create(mask, N, TIME);
  }

  @ParameterizedTest
  @MethodSource("vertices")
  void whatThePaddingHoldsChangesNothing(GraphVertex vertex, boolean two) {
    double[][] found = new double[2][];
    double[] scores = new double[2];
    for (int i = 0; i < 2; i++) {
      try (Scope scope = Scope.open();
          ComputationGraph net = new ComputationGraph(around(vertex, two).build()).init()) {
        Batch batch = batch(net, new Random64(7L));
        double padding = i == 0 ? 1e30 : Double.NaN;
        for (String input : List.of("x", "y")) {
          NDArray values = batch.inputs().get(input);
          NDArray mask = batch.inputMasks().get(input);
          for (long n = 0; n < N; n++) {
            for (long t = 0; t < TIME; t++) {
              for (long f = 0; mask.getDouble(n, t) == 0 && f < 3; f++) {
                values.set(padding, n, f, t);
              }
            }
          }
        }
        scores[i] = net.score(batch);
        net.fit(batch);
        found[i] = net.params().toDoubleArray();
        assertTrue(Double.isFinite(scores[i]), () -> "the score of " + vertex);
      }
    }
    assertEquals(scores[0], scores[1]);
    assertArrayEquals(found[0], found[1]);
  }

  private static double[] made(GraphVertex vertex, NDArray... inputs) {
    ComputationGraphConfigurationBuilder graph =
        ComputationGraphConfiguration.builder().dataType(DataType.DOUBLE);
    InputType[] types = new InputType[inputs.length];
    String[] names = new String[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      names[i] = "i" + i;
      types[i] =
          inputs[i].rank() == 2
              ? InputType.feedForward(inputs[i].size(1))
              : InputType.recurrent(inputs[i].size(1));
    }
    graph.addInputs(names).setInputTypes(types).addVertex("v", vertex, names).setOutputs("v");
    try (ComputationGraph net = new ComputationGraph(graph.build()).init()) {
      return net.outputSingle(inputs).toDoubleArray();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ADD, 4, 1.5, 4",
    "SUBTRACT, -2, 2.5, 4",
    "PRODUCT, 3, -1, 0",
    "AVERAGE, 2, 0.75, 2",
    "MAX, 3, 2, 4",
    "MIN, 1, -0.5, 0"
  })
  void elementsByHand(ElementWiseVertex.Op op, double first, double second, double third) {
    try (Scope scope = Scope.open()) {
      NDArray a = Nd.create(new double[] {1, 2, 4}, 1, 3);
      NDArray b = Nd.create(new double[] {3, -0.5, 0}, 1, 3);
      double[] got = made(ElementWiseVertex.builder().op(op).build(), a, b);
      assertClose(new double[] {first, second, third}, got, 1e-12, op.name());
    }
  }

  @Test
  void theOthersByHand() {
    try (Scope scope = Scope.open()) {
      NDArray a = Nd.create(new double[] {3, 4, 0, 5, 12, 0}, 2, 3);
      NDArray b = Nd.create(new double[] {0, 0, 0, 5, 12, 1}, 2, 3);
      assertClose(
          new double[] {3, 4, 0, 0, 0, 0, 5, 12, 0, 5, 12, 1},
          made(MergeVertex.builder().build(), a, b),
          1e-12,
          "merge");
      assertClose(new double[] {5, 1}, made(L2Vertex.builder().build(), a, b), 1e-12, "l2");
      assertClose(
          new double[] {0.6, 0.8, 0, 5 / 13.0, 12 / 13.0, 0},
          made(L2NormalizeVertex.builder().build(), a),
          1e-12,
          "l2Normalize");
      assertClose(new double[] {0, 169}, made(DotVertex.builder().build(), a, b), 1e-12, "dot");
      assertClose(
          new double[] {0, 169 / (13 * Math.sqrt(170))},
          made(DotVertex.builder().normalize(true).build(), a, b),
          1e-12,
          "cosine");
      assertClose(
          new double[] {4, 0, 12, 0},
          made(SubsetVertex.builder().from(1).to(2).build(), a),
          1e-12,
          "subset");
      assertClose(
          new double[] {3, 4, 0, 5, 12, 0},
          made(ReshapeVertex.builder().newShape(-1, 3, 1).build(), a),
          1e-12,
          "reshape");
    }
  }

  @Test
  void stackedExamplesComeApartAgain() {
    ComputationGraphConfiguration conf =
        ComputationGraphConfiguration.builder()
            .addInputs("x", "y")
            .setInputTypes(InputType.feedForward(3), InputType.feedForward(3))
            .addVertex("stack", StackVertex.builder(), "x", "y")
            .addLayer("d", Dense.builder().nOut(2).activation("tanh"), "stack")
            .addVertex("first", UnstackVertex.builder().from(0).stackSize(2), "d")
            .addVertex("second", UnstackVertex.builder().from(1).stackSize(2), "d")
            .setOutputs("first", "second")
            .build();
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(conf).init()) {
      Random64 random = new Random64("stack");
      NDArray x = random.normal(4, 3);
      NDArray y = random.normal(4, 3);
      NDArray[] made = net.output(x, y);
      NDArray[] turned = net.output(y, x);
      assertArrayEquals(made[0].toDoubleArray(), turned[1].toDoubleArray());
      assertArrayEquals(made[1].toDoubleArray(), turned[0].toDoubleArray());
      assertArrayEquals(new long[] {4, 2}, made[0].shape());
    }
  }

  @Test
  void seriesEndAtTheirLastRealStep() {
    ComputationGraphConfiguration conf =
        ComputationGraphConfiguration.builder()
            .addInputs("x")
            .setInputTypes(InputType.recurrent(1))
            .addVertex("last", LastTimeStepVertex.builder(), "x")
            .addVertex("back", ReverseTimeSeriesVertex.builder(), "x")
            .addVertex("again", DuplicateToTimeSeriesVertex.builder(), "last", "x")
            .setOutputs("last", "back", "again")
            .build();
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(conf).init()) {
      NDArray x = Nd.create(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 3, 1, 3);
      NDArray mask = Nd.create(new float[] {1, 1, 1, 1, 1, 0, 0, 0, 0}, 3, 3);
      List<NDArray> made =
          net.outputs(new Batch(Map.of("x", x), Map.of(), Map.of("x", mask), Map.of(), null));
      assertArrayEquals(new double[] {3, 5, 0}, made.get(0).toDoubleArray());
      assertArrayEquals(new double[] {3, 2, 1, 5, 4, 0, 0, 0, 0}, made.get(1).toDoubleArray());
      assertArrayEquals(new double[] {3, 3, 3, 5, 5, 5, 0, 0, 0}, made.get(2).toDoubleArray());
    }
  }

  @Test
  void aVertexOfOnesOwnIsRegisteredAsALayerIs() {
    Registry.register(SquareVertex.DECLARATION);
    try (Scope scope = Scope.open()) {
      double[] got =
          made(SquareVertex.DECLARATION.builder().build(), Nd.create(new double[] {2, 3}, 1, 2));
      assertArrayEquals(new double[] {4, 9}, got);
      ComputationGraphConfiguration conf =
          ComputationGraphConfiguration.builder()
              .addInputs("x")
              .setInputTypes(InputType.feedForward(2))
              .addVertex("v", SquareVertex.DECLARATION.builder(), "x")
              .setOutputs("v")
              .build();
      assertEquals(conf, ComputationGraphConfiguration.fromJson(conf.toJson()));
    }
  }
}
