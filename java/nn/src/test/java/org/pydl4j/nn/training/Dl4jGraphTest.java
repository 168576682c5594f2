package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pydl4j.nn.testing.Numbers.assertClose;
import static org.pydl4j.nn.testing.Numbers.npy;
import static org.pydl4j.nn.testing.Numbers.number;
import static org.pydl4j.nn.training.Dl4jReferenceTest.array;
import static org.pydl4j.nn.training.Dl4jReferenceTest.assertTable;
import static org.pydl4j.nn.training.Dl4jReferenceTest.named;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.vertices.ElementWiseVertex;
import org.pydl4j.nn.vertices.MergeVertex;

/** A graph of two inputs and two outputs gives the numbers of Deeplearning4j 1.0.0-M2.1. */
class Dl4jGraphTest {
  private static final double TOLERANCE = 1e-5;

  private static ComputationGraph restored() {
    ComputationGraphConfiguration conf =
        ComputationGraphConfiguration.builder()
            .updater(new Adam(0.005))
            .addInputs("inA", "inB")
            .setInputTypes(InputType.feedForward(5), InputType.feedForward(4))
            .addLayer("dA", Dense.builder().nOut(8).activation("relu"), "inA")
            .addLayer("dB", Dense.builder().nOut(6).activation("tanh"), "inB")
            .addVertex("merge", MergeVertex.builder(), "dA", "dB")
            .addLayer("h", Dense.builder().nOut(14).activation("sigmoid"), "merge")
            .addVertex(
                "res", ElementWiseVertex.builder().op(ElementWiseVertex.Op.ADD), "merge", "h")
            .addLayer("outClass", Output.builder().nOut(3).loss("mcxent"), "res")
            .addLayer("outReg", Output.builder().nOut(2).loss("mse").activation("identity"), "res")
            .setOutputs("outClass", "outReg")
            .build();
    return Dl4jReferenceTest.restored("graph", new ComputationGraph(conf).init());
  }

  private static MultiDataSet data() {
    return new MultiDataSet(
        List.of(array("graph/input_0"), array("graph/input_1")),
        List.of(array("graph/labels_0"), array("graph/labels_1")));
  }

  @Test
  void outputsAndScoreAreThoseOfDl4j() {
    try (Scope scope = Scope.open();
        ComputationGraph net = restored()) {
      MultiDataSet data = data();
      List<NDArray> made = net.output(data.features());
      for (int i = 0; i < 2; i++) {
        float[] expected = npy("/dl4j/graph/output_" + i + ".npy").values();
        assertClose(expected, made.get(i).toDoubleArray(), TOLERANCE, "output " + i);
      }
      assertEquals(number("/dl4j/graph/score.txt"), net.score(data), TOLERANCE);
    }
  }

  @Test
  void gradientIsThatOfDl4j() {
    try (Scope scope = Scope.open();
        ComputationGraph net = restored()) {
      MultiDataSet data = data();
      double score = net.computeGradientAndScore(data);
      assertEquals(number("/dl4j/graph/score.txt"), score, TOLERANCE);
      float[] sum = npy("/dl4j/graph/gradient.npy").values();
      assertTable(named(net, sum, 0), net.table(net.gradient()), data.size(), "gradient");
    }
  }

  @Test
  void trainingGoesOnAsInDl4j() {
    try (Scope scope = Scope.open();
        ComputationGraph net = restored()) {
      MultiDataSet data = data();
      for (int step = 1; step <= 3; step++) {
        net.fit(data);
        if (step != 2) {
          String file = step == 1 ? "params_after_1_step" : "params_after_3_steps";
          float[] expected = npy("/dl4j/graph/" + file + ".npy").values();
          assertTable(named(net, expected, 0), net.paramTable(), 1, "after " + step);
        }
      }
    }
  }
}
