package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pydl4j.nn.testing.Numbers.assertClose;
import static org.pydl4j.nn.testing.Numbers.npy;
import static org.pydl4j.nn.testing.Numbers.number;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LSTM;
import org.pydl4j.nn.layers.RnnOutput;
import org.pydl4j.nn.testing.Numbers.Npy;
import org.pydl4j.nn.updaters.AdaGrad;

/** An LSTM gives the numbers that Deeplearning4j 1.0.0-M2.1 gave: resources/dl4j/lstm. */
class Dl4jRecurrentTest {
  private static NDArray array(String name) {
    Npy npy = npy("/dl4j/lstm/" + name + ".npy");
    return Nd.create(npy.values(), npy.shape());
  }

  /** DL4J's flat vector has the order of ours: all its matrices have the first index fastest. */
  private static MultiLayerNetwork restored() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .updater(AdaGrad.builder().learningRate(0.05).epsilon(1e-6).build())
            .layer(LSTM.builder().nOut(8).activation("tanh"))
            .layer(RnnOutput.builder().nOut(4).loss("mcxent").activation("softmax"))
            .inputType(InputType.recurrent(5))
            .build();
    MultiLayerNetwork net = new MultiLayerNetwork(conf).init();
    net.setParams(array("params"));
    net.setUpdaterState(array("updater_state"));
    net.setProgress(5, 0);
    net.setUpdaterSteps(5);
    return net;
  }

  private static DataSet data(boolean masked) {
    DataSet data = new DataSet(array("input"), array("labels"));
    return masked ? data.withMasks(array("feature_mask"), array("label_mask")) : data;
  }

  private static void assertArray(String expected, NDArray actual, double tolerance) {
    float[] numbers = npy("/dl4j/lstm/" + expected + ".npy").values();
    assertClose(numbers, actual.toDoubleArray(), tolerance, expected);
  }

  @Test
  void parametersHaveDl4jsNamesAndShapes() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = restored()) {
      Map<String, NDArray> table = net.paramTable();
      assertEquals("[0_W, 0_RW, 0_b, 1_W, 1_b]", table.keySet().toString());
      assertEquals("[5, 32]", java.util.Arrays.toString(table.get("0_W").shape()));
      assertEquals("[8, 32]", java.util.Arrays.toString(table.get("0_RW").shape()));
    }
  }

  @Test
  void outputScoreAndGradientAreThoseOfDl4j() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = restored()) {
      assertArray("output", net.output(data(false).features()), 1e-5);
      assertEquals(number("/dl4j/lstm/score.txt"), net.score(data(false)), 1e-5);
      double score = net.computeGradientAndScore(data(false));
      assertEquals(number("/dl4j/lstm/score.txt"), score, 1e-5);
      assertArray("gradient", Arithmetic.mul(net.gradient(), 4), 1e-5);
    }
  }

  @Test
  void maskedOutputAndScoreAreThoseOfDl4j() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = restored()) {
      DataSet data = data(true);
      NDArray mask = Shapes.reshape(data.labelsMask(), 4, 1, 6);
      NDArray made = net.output(data.features(), data.featuresMask());
      assertArray("output_masked", Arithmetic.mul(made, mask), 1e-5);
      assertEquals(number("/dl4j/lstm/score_masked.txt"), net.score(data), 1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void trainingGoesOnAsInDl4j(boolean masked) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = restored()) {
      for (int step = 1; step <= 3; step++) {
        net.fit(data(masked));
        if (step == 1 && !masked) {
          assertArray("params_after_1_step", net.params(), 1e-5);
        }
      }
      assertArray("params_after_3_steps" + (masked ? "_masked" : ""), net.params(), 1e-5);
      if (!masked) {
        assertArray("output_after_3_steps", net.output(data(false).features()), 1e-5);
      }
    }
  }

  @Test
  void partsOfASeriesGoOnWhereTheFormerEnded() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = restored()) {
      NDArray x = array("input");
      NDArray first = net.rnnTimeStep(Indexing.slice(x, 2, 0, 3));
      NDArray second = net.rnnTimeStep(Indexing.slice(x, 2, 3, 6));
      assertArray("output_rnn_time_step", Shapes.concat(2, first, second), 1e-5);
    }
  }
}
