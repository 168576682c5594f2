package org.pydl4j.nn.vertices;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.ComputationGraphConfigurationBuilder;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.gradientcheck.GradientCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.GRU;
import org.pydl4j.nn.layers.GravesLSTM;
import org.pydl4j.nn.layers.LSTM;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.RecurrentLayer;
import org.pydl4j.nn.layers.RnnOutput;
import org.pydl4j.nn.layers.SimpleRnn;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.testing.Random64;
import org.pydl4j.nn.transferlearning.TransferLearning;

/** States that one layer hands to another. */
class RecurrentVertexTest {
  private static final int N = 3;
  private static final int SIZE = 4;
  private static final int TIME = 7;

  static Stream<ConfiguredBuilder<? extends Layer, ?>> layers() {
    return Stream.of(
        LSTM.builder().nOut(SIZE),
        LSTM.builder().nOut(SIZE).activation("softsign"),
        GravesLSTM.builder().nOut(SIZE),
        GRU.builder().nOut(SIZE),
        GRU.builder().nOut(SIZE).resetAfter(false),
        SimpleRnn.builder().nOut(SIZE));
  }

  private static int states(ConfiguredBuilder<? extends Layer, ?> layer) {
    return ((RecurrentLayer) layer.build()).stateCount();
  }

  private static RecurrentVertexBuilder around(ConfiguredBuilder<? extends Layer, ?> layer) {
    return RecurrentVertex.builder().layer(layer);
  }

  /** What the decoder reads. */
  private static String[] sources(String series, String encoder, int states) {
    return Stream.concat(
            Stream.of(series),
            Stream.iterate(1, i -> i + 1).limit(states).map(i -> encoder + "#" + i))
        .toArray(String[]::new);
  }

  private static ComputationGraphConfigurationBuilder graph(DataType type) {
    return ComputationGraphConfiguration.builder()
        .seed(3)
        .dataType(type)
        .addInputs("x", "y")
        .setInputTypes(InputType.recurrent(2), InputType.recurrent(2));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aSeriesInTwoPartsGivesWhatItGivesAsAWhole(ConfiguredBuilder<? extends Layer, ?> layer) {
    ComputationGraphConfiguration parts =
        graph(DataType.DOUBLE)
            .addVertex("first", around(layer), "x")
            .addShared("second", "first", sources("y", "first", states(layer)))
            .setOutputs("first", "second")
            .build();
    ComputationGraphConfiguration whole =
        ComputationGraphConfiguration.builder()
            .dataType(DataType.DOUBLE)
            .addInputs("x")
            .setInputTypes(InputType.recurrent(2))
            .addLayer("first", layer, "x")
            .setOutputs("first")
            .build();
    assertEquals(parts, ComputationGraphConfiguration.fromJson(parts.toJson()));
    try (Scope scope = Scope.open();
        ComputationGraph two = new ComputationGraph(parts).init();
        ComputationGraph one = new ComputationGraph(whole).init()) {
      one.setParams(two.params());
      NDArray x = new Random64("series of " + layer).normal(N, 2, TIME);
      NDArray[] made = two.output(Indexing.slice(x, 2, 0, 4), Indexing.slice(x, 2, 4, TIME));
      NDArray all = one.outputSingle(x);
      assertClose(
          Indexing.slice(all, 2, 0, 4).toDoubleArray(), made[0].toDoubleArray(), 1e-9, "first");
      assertClose(
          Indexing.slice(all, 2, 4, TIME).toDoubleArray(), made[1].toDoubleArray(), 1e-9, "second");
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void gradientsGoThroughTheStatesOfMaskedSeries(ConfiguredBuilder<? extends Layer, ?> layer) {
    ComputationGraphConfiguration conf =
        graph(DataType.DOUBLE)
            .addVertex("encoder", around(layer), "x")
            .addVertex("decoder", around(layer), sources("y", "encoder", states(layer)))
            .addLayer(
                "out", RnnOutput.builder().nOut(2).loss("mse").activation("identity"), "decoder")
            .setOutputs("out")
            .build();
    Random64 random = new Random64("states of " + layer);
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(conf).init()) {
      NDArray mask = Nd.create(new double[] {1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0}, N, 4);
      Batch batch =
          new Batch(
              Map.of("x", random.normal(N, 2, 4), "y", random.normal(N, 2, 3)),
              Map.of("out", random.normal(N, 2, 3)),
              Map.of("x", mask),
              Map.of(),
              null);
      GradientCheck check = GradientCheck.of(net, batch);
      assertTrue(check.passed(), check.toString());
      double[] before = net.outputs(batch).get(0).toDoubleArray();
      NDArray padding = batch.inputs().get("x");
      padding.set(Double.NaN, 0, 0, 2); // left out, between steps that are real
      padding.set(Double.NaN, 2, 1, 3);
      assertArrayEquals(before, net.outputs(batch).get(0).toDoubleArray());
    }
  }

  @Test
  void whatIsFedStepByStepGoesOnFromTheStatesOfTheStepBefore() {
    ComputationGraphConfiguration conf =
        graph(DataType.FLOAT)
            .addVertex("encoder", around(LSTM.builder().nOut(SIZE)), "x")
            .addVertex("decoder", around(LSTM.builder().nOut(SIZE)), sources("y", "encoder", 2))
            .setOutputs("decoder")
            .build();
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(conf).init()) {
      Random64 random = new Random64("steps");
      NDArray x = random.normal(N, 2, 5);
      NDArray y = random.normal(N, 2, TIME);
      double[] whole = net.outputSingle(x, y).toDoubleArray();
      NDArray first = net.rnnTimeStep(x, Indexing.slice(y, 2, 0, 3))[0];
      NDArray second = net.rnnTimeStep(x, Indexing.slice(y, 2, 3, TIME))[0];
      NDArray made = Shapes.concat(2, first, second);
      assertClose(whole, made.toDoubleArray(), 1e-5, "parts");
      assertEquals(
          List.of("encoder.prevAct", "encoder.prevMem", "decoder.prevAct", "decoder.prevMem"),
          List.copyOf(net.rnnGetPreviousState().keySet()));
    }
  }

  @Test
  void whatDoesNotFitIsNamed() {
    ComputationGraphConfigurationBuilder graph =
        graph(DataType.FLOAT).addVertex("encoder", around(GRU.builder().nOut(SIZE)), "x");
    String one =
        assertThrows(
                ShapeException.class,
                () ->
                    graph
                        .addVertex("d", around(LSTM.builder().nOut(SIZE)), "y", "encoder#1")
                        .setOutputs("d")
                        .build())
            .getMessage();
    assertTrue(one.contains("a series and 2 states"), one);
    String size =
        assertThrows(
                ShapeException.class,
                () ->
                    graph(DataType.FLOAT)
                        .addVertex("encoder", around(GRU.builder().nOut(SIZE)), "x")
                        .addVertex("d", around(GRU.builder().nOut(5)), "y", "encoder#1")
                        .setOutputs("d")
                        .build())
            .getMessage();
    assertTrue(size.contains("states of the size 5"), size);
    String none =
        assertThrows(
                ConfigurationException.class,
                () ->
                    graph(DataType.FLOAT)
                        .addVertex("encoder", around(GRU.builder().nOut(SIZE)), "x")
                        .addVertex("d", around(GRU.builder().nOut(SIZE)), "y", "encoder#2")
                        .setOutputs("d")
                        .build())
            .getMessage();
    assertTrue(none.contains("'encoder' makes 2 things, the last 'encoder#1'"), none);
    String dense =
        assertThrows(ConfigurationException.class, () -> around(Dense.builder().nOut(3)).build())
            .getMessage();
    assertTrue(dense.contains("Got Dense"), dense);
  }

  @Test
  void transferLearningFollowsStates() {
    ComputationGraphConfiguration conf =
        graph(DataType.FLOAT)
            .addVertex("encoder", around(LSTM.builder().nOut(SIZE)), "x")
            .addVertex("decoder", around(LSTM.builder().nOut(SIZE)), sources("y", "encoder", 2))
            .addLayer("out", RnnOutput.builder().nOut(2).loss("mse"), "decoder")
            .setOutputs("out")
            .build();
    try (ComputationGraph net = new ComputationGraph(conf).init();
        ComputationGraph tuned =
            TransferLearning.graphBuilder(net).setFeatureExtractor("decoder").build()) {
      for (Node node : tuned.configuration().plan().nodes()) {
        assertEquals(!node.name().equals("out"), node.vertex().isFrozen(), node.name());
      }
    }
  }
}
