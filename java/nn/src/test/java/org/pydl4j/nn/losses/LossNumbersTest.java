package org.pydl4j.nn.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.testing.Dl4jParts;
import org.pydl4j.nn.updaters.Adam;

/** Losses and their derivatives against numbers of the real Dl4j, of PyTorch and of Keras. */
class LossNumbersTest {
  private static final double[] X = {
    0.7, -1.3, 0.4, 1.9, -0.2, 0.1, 2.2, -0.8, 0.05, -2.1, 1.1, 0.6
  };
  private static final double[] ONE_HOT = {1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0};
  private static final double[] BINARY = {1, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0};
  private static final double[] SIGNS = {1, -1, 1, -1, -1, 1, 1, -1, 1, 1, -1, -1};
  private static final double[] PART = {
    0.1, 0.2, 0.3, 0.4, 0.25, 0.25, 0.3, 0.2, 0.7, 0.1, 0.1, 0.1
  };
  private static final double[] COUNTS = {2, 1, 3, 5, 1, 4, 2, 1, 3, 1, 2, 6};
  private static final double[] REAL = {
    0.3, -1.0, 2.5, 1.9, 0.0, 3.0, -0.7, 0.2, 1.0, 1.0, -2.0, 0.5
  };
  private static final JsonObject TORCH = Dl4jParts.read("/torch/parts.json");

  private static LossFunction of(String name) {
    return LossFunction.KIND.named(name);
  }

  private static LossFunction weighted(String name) {
    return LossFunction.KIND.fromJson(
        "{\"@class\": \"" + name + "\", \"weights\": [0.5, 2, 1, 1.5]}");
  }

  static Stream<Arguments> ofDl4j() {
    return Stream.of(
        Arguments.of("mcxent softmax", of("mcxent"), ONE_HOT),
        Arguments.of("mcxent softmax weighted", weighted("MCXENT"), ONE_HOT),
        Arguments.of("mcxent sigmoid weighted", weighted("MCXENT"), ONE_HOT),
        Arguments.of("xent sigmoid", of("xent"), BINARY),
        Arguments.of("xent sigmoid weighted", weighted("XENT"), BINARY),
        Arguments.of("mse tanh", of("mse"), SIGNS),
        Arguments.of("mse tanh weighted", weighted("MSE"), SIGNS),
        Arguments.of("l2 identity weighted", weighted("L2"), SIGNS),
        Arguments.of("l1 identity weighted", weighted("L1"), SIGNS),
        Arguments.of("hinge identity", of("hinge"), SIGNS),
        Arguments.of("squared_hinge identity", of("squared_hinge"), SIGNS),
        Arguments.of("kl_divergence softmax", of("kl_divergence"), PART),
        Arguments.of("kl_divergence sigmoid", of("reconstruction_crossentropy"), PART),
        Arguments.of("cosine_proximity identity", of("cosine_proximity"), SIGNS),
        Arguments.of("cosine_proximity tanh", of("cosine_proximity"), PART),
        Arguments.of("mean_absolute_percentage_error identity", of("mape"), COUNTS),
        Arguments.of("mean_squared_logarithmic_error softplus", of("msle"), COUNTS),
        Arguments.of("poisson softplus", of("poisson"), COUNTS),
        Arguments.of("wasserstein identity", of("wasserstein"), SIGNS),
        Arguments.of("multi_label identity", of("multi_label"), BINARY));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofDl4j")
  void lossesAndGradientsAreThoseOfTheRealDl4j(String name, LossFunction loss, double[] labels) {
    check(
        name,
        loss,
        activation(name),
        labels,
        Dl4jParts.of("loss " + name),
        Dl4jParts.of("gradient " + name),
        3); // that of the sum
  }

  /** DL4J divides the mean of absolute errors by nOut in the score and the gradient alone. */
  @Test
  void meanAbsoluteErrorsAreThoseOfDl4jsScore() {
    double[] sums = Dl4jParts.of("loss mae identity weighted");
    double[] means = Stream.of(0, 1, 2).mapToDouble(i -> sums[i] / 4).toArray();
    double[] gradient = Dl4jParts.of("gradient mae identity weighted");
    check("mae", weighted("MAE"), activation("identity"), SIGNS, means, gradient, 3);
  }

  /** With the name's second word as activation. */
  private static ActivationFunction activation(String name) {
    for (String known : new String[] {"softmax", "sigmoid", "tanh", "softplus"}) {
      if (name.contains(known)) {
        return ActivationFunction.KIND.named(known);
      }
    }
    return ActivationFunction.KIND.named("identity");
  }

  static Stream<Arguments> ofTorch() {
    return Stream.of(
        torch("mcxent smoothed", "mcxent", "'labelSmoothing': 0.1", ONE_HOT, "softmax"),
        torch(
            "mcxent both",
            "mcxent",
            "'labelSmoothing': 0.1, 'weights': [0.5, 2, 1, 1.5]",
            PART,
            "softmax"),
        torch("xent smoothed", "xent", "'labelSmoothing': 0.2", BINARY, "sigmoid"),
        torch("xent weighted", "xent", "'weights': [0.5, 2, 1, 1.5]", BINARY, "sigmoid"),
        torch("huber", "huber", "'delta': 0.8", REAL, "identity"),
        torch("log_cosh", "log_cosh", "", REAL, "identity"),
        torch("kl_divergence", "kl_divergence", "", PART, "softmax"),
        torch("binary_focal", "binary_focal", "", BINARY, "sigmoid"),
        torch(
            "binary_focal balanced",
            "binary_focal",
            "'gamma': 1.5, 'alpha': 0.25, 'labelSmoothing': 0.1",
            BINARY,
            "sigmoid"),
        torch(
            "categorical_focal",
            "categorical_focal",
            "'weights': [0.25, 0.25, 0.25, 0.25]",
            ONE_HOT,
            "softmax"),
        torch(
            "categorical_focal smoothed",
            "categorical_focal",
            "'gamma': 1.5, 'labelSmoothing': 0.1, 'weights': [0.5, 2, 1, 1.5]",
            ONE_HOT,
            "softmax"),
        torch("cosine", "cosine_similarity", "", REAL, "identity"),
        torch("dice", "dice", "", BINARY, "sigmoid"),
        torch("tversky", "tversky", "'alpha': 0.3, 'beta': 0.7", BINARY, "sigmoid"));
  }

  private static Arguments torch(
      String name, String loss, String settings, double[] labels, String activation) {
    String json = "{'@class': '" + loss + "'" + (settings.isEmpty() ? "" : ", " + settings) + "}";
    return Arguments.of(
        name, LossFunction.KIND.fromJson(json.replace('\'', '"')), labels, activation);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofTorch")
  void lossesAndGradientsAreThoseOfTorchAndKeras(
      String name, LossFunction loss, double[] labels, String activation) {
    check(
        name,
        loss,
        ActivationFunction.KIND.named(activation),
        labels,
        Dl4jParts.numbers(TORCH, "loss " + name),
        Dl4jParts.numbers(TORCH, "gradient " + name),
        1); // that of the mean
  }

  private static void check(
      String name,
      LossFunction loss,
      ActivationFunction activation,
      double[] labels,
      double[] expected,
      double[] gradient,
      double examples) {
    try (Scope scope = Scope.open()) {
      NDArray y = Nd.create(labels, 3, labels.length / 3);
      double[] each = loss.perExample(Nd.create(X, 3, 4), y, activation).toDoubleArray();
      assertClose(expected, each, 1e-9, name);
      NDArray x = Autograd.leaf(Nd.create(X, 3, 4));
      NDArray score = loss.score(x, y, activation);
      assertEquals((each[0] + each[1] + each[2]) / 3, score.getDouble(), 1e-12, name);
      NDArray into = Nd.zeros(DType.FLOAT64, 3, 4);
      Autograd.backward(score, List.of(x), List.of(into));
      double[] actual =
          DoubleStream.of(into.toDoubleArray()).map(slope -> slope * examples).toArray();
      assertClose(gradient, actual, 1e-9, name + "'s gradient");
      NDArray weights = Nd.create(new double[] {2, 2, 2});
      assertEquals(
          score.getDouble(), loss.score(x, y, activation, weights).getDouble(), 1e-7, name);
      assertEquals(loss, LossFunction.KIND.fromJson(loss.toJson()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "f_measure 1 sigmoid, 1, sigmoid",
    "f_measure 2 sigmoid, 2, sigmoid",
    "f_measure 1 softmax, 1, softmax"
  })
  void fMeasuresAreThoseOfTheRealDl4j(String name, double beta, String activation) {
    int columns = activation.equals("softmax") ? 2 : 1;
    double[] labels =
        columns == 1
            ? new double[] {1, 0, 1, 1, 0, 1}
            : new double[] {1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0};
    LossFunction loss = LossFMeasure.builder().beta(beta).build();
    ActivationFunction function = ActivationFunction.KIND.named(activation);
    try (Scope scope = Scope.open()) {
      NDArray y = Nd.create(labels, 6, columns);
      NDArray x = Autograd.leaf(Nd.create(Arrays.copyOf(X, 6 * columns), 6, columns));
      NDArray score = loss.score(x, y, function);
      assertEquals(Dl4jParts.of("score " + name)[0], score.getDouble(), 1e-6);
      NDArray into = Nd.zeros(DType.FLOAT64, 6, columns);
      Autograd.backward(score, List.of(x), List.of(into));
      assertClose(Dl4jParts.of("gradient " + name), into.toDoubleArray(), 1e-6, name);
    }
  }

  @Test
  void mixturesOfGaussiansAreThoseOfTheRealDl4j() {
    double[] values = new double[16];
    for (int i = 0; i < 16; i++) {
      values[i] = X[i % 12] * (i < 12 ? 1 : -0.5);
    }
    LossFunction loss = LossMixtureDensity.builder().gaussians(2).labelWidth(2).build();
    ActivationFunction identity = ActivationFunction.KIND.named("identity");
    try (Scope scope = Scope.open()) {
      NDArray y = Nd.create(new double[] {0.3, -0.6, 1.2, 0.4}, 2, 2);
      NDArray x = Autograd.leaf(Nd.create(values, 2, 8));
      NDArray each = loss.perExample(x, y, identity);
      assertClose(Dl4jParts.of("loss mixture"), each.toDoubleArray(), 1e-9, "mixture");
      NDArray into = Nd.zeros(DType.FLOAT64, 2, 8);
      Autograd.backward(Reduction.sum(each), List.of(x), List.of(into));
      assertClose(Dl4jParts.of("gradient mixture"), into.toDoubleArray(), 1e-9, "its gradient");
    }
    assertEquals(2, loss.labelWidth(8));
    Exception e = assertThrows(ConfigurationException.class, () -> loss.requireOutputs(7));
    assertTrue(e.getMessage().contains("must have nOut 8"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"MCXENT", "CATEGORICAL_FOCAL"})
  void classIndicesCountAsTheirOneHotLabels(String name) {
    LossFunction loss =
        LossFunction.KIND.fromJson(
            "{\"@class\": \""
                + name
                + "\", \"weights\": [0.5, 2, 1, 1.5], \"labelSmoothing\": 0.1}");
    try (Scope scope = Scope.open()) {
      NDArray x = Nd.create(X, 3, 4);
      NDArray indices = Nd.create(new long[] {0, 2, 1});
      for (String activation : new String[] {"softmax", "sigmoid"}) {
        ActivationFunction function = ActivationFunction.KIND.named(activation);
        assertClose(
            loss.perExample(x, Nd.create(ONE_HOT, 3, 4), function).toDoubleArray(),
            loss.perExample(x, indices, function).toDoubleArray(),
            1e-12,
            name + " of " + activation);
      }
    }
  }

  @Test
  void examplesOfWeightZeroAreNotThereInLossesOfBatches() {
    LossFunction loss = LossFunction.KIND.named("dice");
    ActivationFunction sigmoid = ActivationFunction.KIND.named("sigmoid");
    try (Scope scope = Scope.open()) {
      NDArray two =
          loss.score(
              Nd.create(Arrays.copyOf(X, 8), 2, 4),
              Nd.create(Arrays.copyOf(BINARY, 8), 2, 4),
              sigmoid);
      NDArray three =
          loss.score(
              Nd.create(X, 3, 4),
              Nd.create(BINARY, 3, 4),
              sigmoid,
              Nd.create(new double[] {1, 1, 0}));
      assertEquals(two.getDouble(), three.getDouble(), 1e-12);
    }
  }

  @Test
  void rightAndWrongOutputsAloneCostNothingInMultiLabel() {
    LossFunction loss = LossFunction.KIND.named("multi_label");
    ActivationFunction identity = ActivationFunction.KIND.named("identity");
    try (Scope scope = Scope.open()) {
      NDArray y = Nd.create(new double[] {1, 1, 0, 0, 0, 1}, 3, 2);
      NDArray x = Autograd.leaf(Nd.create(new double[] {1, 2, 3, 4, 500, 400}, 3, 2));
      NDArray each = loss.perExample(x, y, identity);
      assertClose(new double[] {0, 0, Math.exp(100)}, each.toDoubleArray(), 1e-12, "pairs");
      NDArray into = Nd.zeros(DType.FLOAT64, 3, 2);
      Autograd.backward(Reduction.sum(each), List.of(x), List.of(into));
      assertEquals(0, into.getDouble(0, 0));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'@class': 'MSE', 'weights': []}|The 'weights' of MSE must be numbers from 0 on, one for"
            + " each output. Got [] instead.",
        "{'@class': 'MSE', 'weights': [1, -1]}|The 'weights' of MSE must be numbers from 0 on, one"
            + " for each output. Got [1.0,-1.0] instead.",
        "{'@class': 'XENT', 'weights': 3}|The 'weights' of XENT must be a list of finite numbers."
            + " Got 3 instead.",
        "{'@class': 'MCXENT', 'labelSmoothing': 1}|The 'labelSmoothing' of MCXENT must be at least"
            + " 0 and less than 1. Got 1 instead.",
        "{'@class': 'HUBER', 'delta': 0}|The 'delta' of HUBER must be greater than 0. Got 0"
            + " instead."
      })
  void settingsThatMakeNoSenseAreRefused(String json, String message) {
    String text = json.replace('\'', '"');
    Exception e =
        assertThrows(ConfigurationException.class, () -> LossFunction.KIND.fromJson(text));
    assertEquals(message, e.getMessage());
  }

  /** The labels of a mixture are fewer than the outputs. */
  @Test
  void aNetworkLearnsTheDensityOfItsLabels() {
    MultiLayerConfigurationBuilder builder =
        MultiLayerConfiguration.builder()
            .seed(3)
            .updater(new Adam(0.05))
            .inputType(InputType.feedForward(1));
    LossFunction loss = LossMixtureDensity.builder().gaussians(2).labelWidth(1).build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            new MultiLayerNetwork(
                    builder
                        .layer(Output.builder().nOut(6).loss(loss).activation("identity"))
                        .build())
                .init()) {
      DataSet data =
          new DataSet(
              Nd.create(new float[] {1, 1, 1, 1}, 4, 1),
              Nd.create(new float[] {-3, -2.9f, 3, 3.1f}, 4, 1));
      double before = net.score(data);
      for (int i = 0; i < 300; i++) {
        net.fit(data);
      }
      assertTrue(net.score(data) < before - 2, before + " to " + net.score(data));
    }
    Exception e =
        assertThrows(
            ConfigurationException.class,
            () ->
                MultiLayerConfiguration.builder()
                    .inputType(InputType.feedForward(1))
                    .layer(Output.builder().nOut(5).loss(loss).activation("identity"))
                    .build());
    assertTrue(e.getMessage().contains("must have nOut 6"), e.getMessage());
  }

  @Test
  void asManyWeightsAsOutputsAreNeeded() {
    ActivationFunction identity = ActivationFunction.KIND.named("identity");
    try (Scope scope = Scope.open()) {
      NDArray x = Nd.create(new double[] {1, 2, 3}, 1, 3);
      Exception e =
          assertThrows(
              ConfigurationException.class, () -> weighted("MSE").perExample(x, x, identity));
      assertEquals(
          "The 'weights' of MSE must be 3 numbers, one for each output of the layer. Got 4: [0.5,"
              + " 2.0, 1.0, 1.5].",
          e.getMessage());
    }
  }
}
