package org.pydl4j.nn.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Sgd;

/** An example of weight 2 counts like two examples, one of weight 0 like none. */
class WeightedLossTest {
  private static final float[] X = {0.3f, -1, 0.8f, 0.5f, 1.5f, -0.4f};
  private static final float[] Y = {1, 0, 0, 1, 0, 1};

  private static MultiLayerNetwork network(String loss, String activation) {
    return new MultiLayerNetwork(
            MultiLayerConfiguration.builder()
                .seed(3)
                .updater(new Sgd(0.1))
                .inputType(InputType.feedForward(2))
                .layer(Output.builder().nOut(2).loss(loss).activation(activation))
                .validateOutputLayerConfig(false)
                .build())
        .init();
  }

  private static double gradient(MultiLayerNetwork net, Batch batch, float[] into) {
    double score = net.computeGradient(batch);
    try (NDArray gradient = net.gradient()) {
      System.arraycopy(gradient.toFloatArray(), 0, into, 0, into.length);
    }
    assertEquals(score, net.score(batch), 1e-6);
    return score;
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "mcxent, softmax",
    "mcxent, sigmoid",
    "xent, sigmoid",
    "xent, softmax",
    "mse, identity",
    "l2, tanh",
    "mae, identity",
    "l1, tanh"
  })
  void weightsCountLikeRepetitions(String loss, String activation) {
    float[] twice = {X[0], X[1], X[0], X[1], X[4], X[5]};
    float[] labels = {Y[0], Y[1], Y[0], Y[1], Y[4], Y[5]};
    try (MultiLayerNetwork net = network(loss, activation);
        Scope scope = Scope.open()) {
      Batch weighted =
          new Batch(
              Map.of("input", Nd.create(X, 3, 2)),
              Map.of("output", Nd.create(Y, 3, 2)),
              Nd.create(new float[] {2, 0, 1}));
      Batch repeated =
          new Batch(
              Map.of("input", Nd.create(twice, 3, 2)),
              Map.of("output", Nd.create(labels, 3, 2)),
              null);
      float[] expected = new float[6];
      float[] actual = new float[6];
      double score = gradient(net, repeated, expected);
      assertEquals(score, gradient(net, weighted, actual), 1e-6);
      assertArrayEquals(expected, actual, 1e-6f);
      assertEquals(3, weighted.weight(), 0);
      assertEquals(3, repeated.weight(), 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"softmax", "sigmoid", "softsign"})
  void classIndicesWeighLikeTheirOneHotLabels(String activation) {
    try (MultiLayerNetwork net = network("mcxent", activation);
        Scope scope = Scope.open()) {
      Map<String, NDArray> inputs =
          Map.of("input", Nd.create(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
      NDArray weights = Nd.create(new float[] {2, 0.5f, 1});
      NDArray oneHot = Nd.create(new float[] {0, 1, 1, 0, 0, 1}, 3, 2);
      NDArray indices = Nd.create(new long[] {1, 0, 1});
      float[] expected = new float[6];
      float[] actual = new float[6];
      double score = gradient(net, new Batch(inputs, Map.of("output", oneHot), weights), expected);
      Batch byIndex = new Batch(inputs, Map.of("output", indices), weights);
      assertEquals(score, gradient(net, byIndex, actual), 1e-6);
      assertArrayEquals(expected, actual, 1e-6f);
    }
  }

  /** A matrix of classes × classes would take 40 GB here, and 46,341 classes overflowed an int. */
  @Test
  void aHundredThousandClassesTakeOneRowAnExample() {
    int classes = 100_000;
    double[] logits = new double[2 * classes]; // all 0: each class has the probability 1 / classes
    try (Scope scope = Scope.open()) {
      NDArray x = Nd.create(logits, 2, classes);
      NDArray labels = Nd.create(new long[] {classes - 1, 7});
      NDArray weights = Nd.create(new double[] {3, 1});
      LossFunction loss = LossFunction.KIND.named("mcxent");
      double score = loss.score(x, labels, ActivationFunctions.softmax(), weights).getDouble();
      assertEquals(Math.log(classes), score, 1e-9);
      double half = loss.score(x, labels, ActivationFunctions.sigmoid(), weights).getDouble();
      assertEquals(Math.log(2), half, 1e-9);
    }
  }

  @Test
  void weightsOfNothingButZerosTeachNothing() {
    try (MultiLayerNetwork net = network("mcxent", "softmax");
        Scope scope = Scope.open()) {
      Batch batch =
          new Batch(
              Map.of("input", Nd.create(X, 3, 2)),
              Map.of("output", Nd.create(new long[] {0, 1, 1})),
              Nd.zeros(3));
      float[] gradient = new float[6];
      assertEquals(0, gradient(net, batch, gradient), 0);
      assertArrayEquals(new float[6], gradient, 0);
    }
  }
}
