package org.pydl4j.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.ArrayMultiDataSetIterator;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.evaluation.Evaluation;
import org.pydl4j.nn.evaluation.RegressionEvaluation;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.nn.vertices.ElementWiseVertex;
import org.pydl4j.nn.vertices.ElementWiseVertex.Op;
import org.pydl4j.nn.vertices.ScaleVertex;

/** Graphs: what they compute, learn, refuse and keep. */
class ComputationGraphTest {
  private static final String LENGTH = "Länge in m.s/1"; // names are any text

  private static ComputationGraphConfigurationBuilder twoAndTwo() {
    return ComputationGraphConfiguration.builder()
        .seed(3)
        .updater(new Adam(0.01))
        .addInputs("left", "right")
        .setInputTypes(InputType.feedForward(4), InputType.feedForward(3))
        .addLayer("out", Output.builder().nOut(2).loss("mcxent"), "both")
        .addVertex("both", ElementWiseVertex.builder().op(Op.ADD), "a", "b") // in any order
        .addLayer("a", Dense.builder().nOut(5).activation("tanh"), "left")
        .addLayer("b", Dense.builder().nOut(5).activation("tanh"), "right")
        .addLayer(LENGTH, Output.builder().nOut(1).loss("mse").activation("identity"), "a")
        .setOutputs("out", LENGTH);
  }

  private static MultiDataSet data(int n) {
    long[] classes = new long[n];
    for (int i = 0; i < n; i++) {
      classes[i] = i % 2;
    }
    return new MultiDataSet(
        List.of(Nd.randn(Seed.of(1), n, 4), Nd.randn(Seed.of(2), n, 3)),
        List.of(Nd.create(classes), Nd.randn(Seed.of(4), n, 1)));
  }

  @Test
  void whatIsReadStandsBeforeWhoReadsIt() {
    List<String> names =
        twoAndTwo().build().plan().nodes().stream().map(node -> node.name()).toList();
    assertEquals(List.of("a", "b", "both", "out", LENGTH), names);
  }

  @Test
  void itIsWrittenAndReadWithAllThatBelongsToIt(@TempDir Path folder) {
    ComputationGraphConfiguration conf = twoAndTwo().lossWeights(1, 0.5).build();
    assertEquals(conf, ComputationGraphConfiguration.fromJson(conf.toJson()));
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(conf).init()) {
      MultiDataSet data = data(8);
      net.fit(data).fit(data);
      Path file = folder.resolve("graph.zip");
      net.save(file);
      assertEquals(conf, ComputationGraphConfiguration.in(file));
      assertThrows(
          org.pydl4j.nd.errors.ModelFileException.class, () -> MultiLayerNetwork.load(file));
      try (ComputationGraph read = ComputationGraph.load(file);
          ComputationGraph copied = net.copy();
          NeuralNetwork any = ModelFile.read(file)) {
        assertTrue(any instanceof ComputationGraph);
        for (ComputationGraph each : List.of(read, copied, net)) {
          each.fit(data);
        }
        double[] expected = net.params().toDoubleArray();
        assertArrayEquals(expected, read.params().toDoubleArray());
        assertArrayEquals(expected, copied.params().toDoubleArray());
        assertTrue(net.paramTable().containsKey(LENGTH + "_W"));
      }
    }
  }

  @Test
  void passesOverIteratorsAreThoseOfTheirBatches() {
    try (Scope scope = Scope.open();
        ComputationGraph one = new ComputationGraph(twoAndTwo().build()).init();
        ComputationGraph other = new ComputationGraph(twoAndTwo().build()).init();
        ArrayMultiDataSetIterator batches = new ArrayMultiDataSetIterator(data(10), 4)) {
      one.fit(batches, 2);
      for (int epoch = 0; epoch < 2; epoch++) {
        batches.reset();
        while (batches.hasNext()) {
          other.fit(batches.next());
        }
      }
      assertEquals(6, one.iteration());
      assertArrayEquals(one.params().toDoubleArray(), other.params().toDoubleArray());
      Evaluation classes = one.doEvaluation(batches, "out", new Evaluation(2));
      assertEquals(10, classes.confusionMatrix().examples());
      RegressionEvaluation lengths = one.doEvaluation(batches, LENGTH, new RegressionEvaluation(1));
      assertTrue(Double.isFinite(lengths.meanSquaredError(0)));
      assertTrue(
          assertThrows(
                  ConfigurationException.class,
                  () -> one.doEvaluation(batches, "ot", new Evaluation(2)))
              .getMessage()
              .contains("'out'"));
    }
  }

  /** The same numbers by hand: W is [in, out]. */
  @Test
  void aSharedLayerHasOneSetOfParametersAndTheSumOfItsGradients() {
    ComputationGraphConfiguration conf =
        ComputationGraphConfiguration.builder()
            .updater(new Sgd(1))
            .addInputs("x", "y")
            .setInputTypes(InputType.feedForward(1), InputType.feedForward(1))
            .addLayer("d", Dense.builder().nOut(1).activation("identity").weightInit("ones"), "x")
            .addShared("again", "d", "y")
            .addVertex("sum", ElementWiseVertex.builder().op(Op.ADD), "d", "again")
            .addLayer(
                "out",
                Output.builder().nOut(1).loss("l2").activation("identity").weightInit("ones"),
                "sum")
            .setOutputs("out")
            .build();
    assertEquals(conf, ComputationGraphConfiguration.fromJson(conf.toJson()));
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(conf).init()) {
      assertEquals(4, net.numParams());
      NDArray x = Nd.create(new float[] {2}, 1, 1);
      NDArray y = Nd.create(new float[] {3}, 1, 1);
      assertClose(new double[] {5}, net.outputSingle(x, y).toDoubleArray(), 1e-6, "2w + 3w");
      net.computeGradientAndScore(
          new MultiDataSet(List.of(x, y), List.of(Nd.create(new float[] {4}, 1, 1))));
      // (5 - 4)² has the derivative 2 by the output, 2 · (2 + 3) by w, 2 · 2 by b.
      Map<String, NDArray> gradient = net.table(net.gradient());
      assertClose(new double[] {10}, gradient.get("d_W").toDoubleArray(), 1e-6, "d_W");
      assertClose(new double[] {4}, gradient.get("d_b").toDoubleArray(), 1e-6, "d_b");
    }
  }

  @Test
  void lossesCountByTheirWeights() {
    double[] scores = new double[3];
    double[][] weights = {{1, 1}, {2, 0}, {1, 0.25}};
    try (Scope scope = Scope.open()) {
      MultiDataSet data = data(6);
      for (int i = 0; i < 3; i++) {
        try (ComputationGraph net =
            new ComputationGraph(twoAndTwo().lossWeights(weights[i]).build()).init()) {
          scores[i] = net.score(data);
        }
      }
    }
    double first = scores[1] / 2;
    double second = scores[0] - first;
    assertEquals(first + 0.25 * second, scores[2], 1e-5);
  }

  @Test
  void everyVertexCanBeLookedAt() {
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(twoAndTwo().build()).init()) {
      NDArray[] inputs = data(3).features().toArray(NDArray[]::new);
      Map<String, NDArray> all = net.feedForward(inputs);
      assertEquals(
          List.of("left", "right", "a", "b", "both", "out", LENGTH), List.copyOf(all.keySet()));
      double[] a = all.get("a").toDoubleArray();
      double[] b = all.get("b").toDoubleArray();
      for (int i = 0; i < a.length; i++) {
        a[i] += b[i];
      }
      assertClose(a, net.activation("both", inputs).toDoubleArray(), 1e-6, "both");
      assertClose(
          all.get("out").toDoubleArray(), net.output(inputs)[0].toDoubleArray(), 1e-6, "out");
      assertThrows(ConfigurationException.class, () -> net.activation("bth", inputs));
      assertThrows(ConfigurationException.class, () -> net.outputSingle(inputs));
    }
  }

  @Test
  void aChainIsAGraphToo() {
    MultiLayerConfiguration chain =
        MultiLayerConfiguration.builder()
            .seed(9)
            .layer(Dense.builder().nOut(5).activation("relu"))
            .layer(Output.builder().nOut(3).loss("mcxent"))
            .inputType(InputType.feedForward(4))
            .build();
    ComputationGraphConfiguration graph =
        ComputationGraphConfiguration.builder()
            .seed(9)
            .addInputs("in")
            .addLayer("h", Dense.builder().nIn(4).nOut(5).activation("relu"), "in")
            .addLayer("out", Output.builder().nOut(3).loss("mcxent"), "h")
            .setOutputs("out")
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork one = new MultiLayerNetwork(chain).init();
        ComputationGraph other = new ComputationGraph(graph).init();
        ArrayDataSetIterator data =
            new ArrayDataSetIterator(
                Nd.randn(Seed.of(1), 9, 4), Nd.create(new long[] {0, 1, 2, 0, 1, 2, 0, 1, 2}), 4)) {
      one.fit(data, 3);
      other.fit(data, 3);
      assertArrayEquals(one.params().toDoubleArray(), other.params().toDoubleArray());
      assertEquals(one.evaluate(data).accuracy(), other.evaluate(data).accuracy());
    }
  }

  private static String refused(ComputationGraphConfigurationBuilder builder) {
    return assertThrows(RuntimeException.class, builder::build).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cycle", "self", "unread", "unused", "unknown", "twice", "output", "types"})
  void whatCannotBeIsNamed(String what) {
    ComputationGraphConfigurationBuilder graph = twoAndTwo();
    ScaleVertex twice = ScaleVertex.builder().scaleFactor(2).build();
    String message =
        switch (what) {
          case "cycle" -> refused(graph.addVertex("p", twice, "q").addVertex("q", twice, "p"));
          case "self" -> refused(graph.addVertex("p", twice, "p"));
          case "unread" -> refused(graph.addVertex("p", twice, "a"));
          case "unused" ->
              refused(
                  graph
                      .addInputs("more")
                      .setInputTypes(
                          InputType.feedForward(4),
                          InputType.feedForward(3),
                          InputType.feedForward(2)));
          case "unknown" -> refused(graph.addVertex("p", twice, "lef"));
          case "twice" -> refused(graph.addVertex("a", twice, "left"));
          case "output" -> refused(graph.setOutputs("out", "lenght"));
          default -> refused(graph.setInputTypes(InputType.feedForward(4)));
        };
    String expected =
        switch (what) {
          case "cycle" -> "'p' reads 'q' reads 'p'";
          case "self" -> "'p' reads 'p'";
          case "unread" -> "the vertex 'p'";
          case "unused" -> "the input 'more'";
          case "unknown" -> "Did you mean 'left'?";
          case "twice" -> "The name 'a' stands for two things";
          case "output" -> "The output 'lenght' is not in the graph";
          default -> "one for each input [left, right]. Got 1.";
        };
    assertTrue(message.contains(expected), message);
  }

  @Test
  void impossibleJoinsNameTheVertexAndBothShapes() {
    ComputationGraphConfigurationBuilder graph =
        ComputationGraphConfiguration.builder()
            .addInputs("left", "right")
            .setInputTypes(InputType.feedForward(4), InputType.feedForward(3))
            .addVertex("sum", ElementWiseVertex.builder().op(Op.ADD), "left", "right")
            .setOutputs("sum");
    String message = assertThrows(ShapeException.class, graph::build).getMessage();
    assertTrue(
        message.contains("'sum' (ElementWiseVertex)")
            && message.contains("[4] from the network's input 'left'")
            && message.contains("[3] from the network's input 'right'"),
        message);
  }

  @Test
  void missingAndForeignArraysAreNamed() {
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(twoAndTwo().build()).init()) {
      MultiDataSet data = data(3);
      NDArray left = data.features().get(0);
      assertThrows(DataException.class, () -> net.output(left));
      assertThrows(
          DataException.class,
          () -> net.fit(new MultiDataSet(data.features(), List.of(data.labels().get(0)))));
      assertThrows(
          DataException.class, () -> net.fit(new MultiDataSet(data.features(), List.of())));
      assertThrows(ShapeException.class, () -> net.output(Map.of("left", left)));
      assertThrows(
          ShapeException.class, () -> net.output(data.features().get(1), data.features().get(0)));
    }
  }
}
