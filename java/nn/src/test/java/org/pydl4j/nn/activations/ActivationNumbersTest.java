package org.pydl4j.nn.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.testing.Dl4jParts;

/** Activations and their derivatives against numbers of the real Dl4j and of PyTorch. */
class ActivationNumbersTest {
  private static final double[] OF_DL4J = {-3, -1.3, -0.4, 0.4, 0.6, 1.1, 2.6, 7};
  private static final double[] OF_TORCH = {-7, -3, -1.3, -0.4, 0.4, 0.6, 1.1, 2.6, 7};
  private static final JsonObject TORCH = Dl4jParts.read("/torch/parts.json");

  private static ActivationFunction of(String name) {
    return ActivationFunction.KIND.named(name);
  }

  static Stream<Arguments> ofDl4j() {
    return Stream.of(
        Arguments.of("relu6", of("relu6")),
        Arguments.of("relu", of("relu")),
        Arguments.of("thresholdedrelu", of("thresholdedrelu")),
        Arguments.of("thresholdedrelu 0.5", new ThresholdedReLU(0.5)),
        Arguments.of("gelu", new GELU(GELU.Approximation.SIGMOID)),
        Arguments.of("rationaltanh", of("rationaltanh")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofDl4j")
  void valuesAndDerivativesAreThoseOfTheRealDl4j(String name, ActivationFunction activation) {
    check(
        activation,
        OF_DL4J,
        Dl4jParts.of("activation " + name),
        Dl4jParts.of("derivative " + name),
        1e-7); // its constants are floats
  }

  /** Its derivative in DL4J is that of the right formula, not that of its own values. */
  @Test
  void preciseGeluHasDl4jsValues() {
    try (Scope scope = Scope.open()) {
      NDArray y = new GELU(GELU.Approximation.DL4J_PRECISE).apply(Nd.create(OF_DL4J, 1, 8));
      assertClose(Dl4jParts.of("activation gelu precise"), y.toDoubleArray(), 1e-9, "gelu");
    }
  }

  static Stream<Arguments> ofTorch() {
    return Stream.of(
        Arguments.of("celu 0.7", new CELU(0.7)),
        Arguments.of("exponential", of("exponential")),
        Arguments.of("hard_silu", of("hard_silu")),
        Arguments.of("log_softmax", of("log_softmax")),
        Arguments.of("log_sigmoid", of("log_sigmoid")),
        Arguments.of("threshold", Threshold.builder().threshold(0.5).value(-2).build()),
        Arguments.of("relu6", of("relu6")),
        Arguments.of("gelu", of("gelu")),
        Arguments.of("gelu tanh", new GELU(GELU.Approximation.TANH)),
        Arguments.of("gelu sigmoid", new GELU(GELU.Approximation.SIGMOID)),
        Arguments.of("rrelu", of("rrelu")),
        Arguments.of(
            "relu three", ReLU.builder().maxValue(2).negativeSlope(0.1).threshold(0.5).build()),
        Arguments.of("relu slope", ReLU.builder().negativeSlope(0.1).build()),
        Arguments.of("relu most", ReLU.builder().maxValue(2).build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofTorch")
  void valuesAndDerivativesAreThoseOfTorch(String name, ActivationFunction activation) {
    check(
        activation,
        OF_TORCH,
        Dl4jParts.numbers(TORCH, "activation " + name),
        Dl4jParts.numbers(TORCH, "derivative " + name),
        1e-12);
  }

  private static void check(
      ActivationFunction activation,
      double[] points,
      double[] values,
      double[] slopes,
      double tolerance) {
    try (Scope scope = Scope.open()) {
      NDArray x = Autograd.leaf(Nd.create(points, 1, points.length));
      NDArray y = activation.apply(x);
      assertClose(values, y.toDoubleArray(), tolerance, activation.toString());
      NDArray into = Nd.zeros(DType.FLOAT64, 1, points.length);
      Autograd.backward(Reduction.sum(y), List.of(x), List.of(into));
      assertClose(slopes, into.toDoubleArray(), tolerance, activation + "'s derivative");
      assertEquals(activation, ActivationFunction.KIND.fromJson(activation.toJson()));
    }
  }

  @Test
  void slopesAreDrawnForEachElementInTraining() {
    double[] values = new double[10_000];
    Arrays.fill(values, -1);
    values[0] = 3;
    try (Scope scope = Scope.open();
        RandomSource random = new RandomSource(5)) {
      NDArray x = Autograd.leaf(Nd.create(values));
      NDArray y = of("rrelu").applyInTraining(x, () -> random);
      double[] drawn = y.toDoubleArray();
      assertEquals(3, drawn[0]);
      double least = Arrays.stream(drawn).min().orElseThrow();
      double mean = Arrays.stream(drawn).skip(1).average().orElseThrow();
      assertTrue(least >= -1.0 / 3 && least < -0.333, "least " + least);
      assertEquals(-(0.125 + 1.0 / 3) / 2, mean, 5 * 0.0601 / 100);
      NDArray into = Nd.zeros(DType.FLOAT64, values.length);
      Autograd.backward(Reduction.sum(y), List.of(x), List.of(into));
      assertEquals(1, into.getDouble(0));
      assertEquals(-drawn[7], into.getDouble(7), 1e-15);
    }
  }

  /** Sequences [n, classes, time] and images have their classes along axis 1, too. */
  @ParameterizedTest
  @ValueSource(strings = {"softmax", "log_softmax"})
  void classesLieAlongTheSecondAxisOfAnyRank(String name) {
    double[] values = {0.1, 2, -1, 0.5, 1.5, 0.7, -0.3, 0.2, 1, 0, 3, -2};
    try (Scope scope = Scope.open()) {
      NDArray x = Nd.create(values, 2, 3, 2); // [n, classes, time]
      NDArray rows = Shapes.reshape(Shapes.permute(x, 0, 2, 1), 4, 3);
      NDArray expected = Shapes.permute(Shapes.reshape(of(name).apply(rows), 2, 2, 3), 0, 2, 1);
      assertClose(expected.dup().toDoubleArray(), of(name).apply(x).toDoubleArray(), 1e-15, name);
      NDArray image = of(name).apply(Shapes.reshape(x, 2, 3, 2, 1));
      assertClose(of(name).apply(x).toDoubleArray(), image.toDoubleArray(), 1e-15, name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'@class': 'RReLU', 'lower': 0.5}|The 'lower' of RReLU must be at most its 'upper',"
            + " 0.3333333333333333. Got 0.5 instead.",
        "{'@class': 'CELU', 'alpha': 0}|The 'alpha' of CELU must be greater than 0. Got 0 instead.",
        "{'@class': 'ReLU', 'maxValue': -1}|The 'maxValue' of ReLU must be greater than 0. Got -1"
            + " instead.",
        "{'@class': 'GELU', 'approximation': 'erf'}|The 'approximation' of GELU must be one of"
            + " NONE, TANH, SIGMOID, DL4J_PRECISE. Got \"erf\" instead."
      })
  void settingsThatMakeNoSenseAreRefused(String json, String message) {
    String text = json.replace('\'', '"');
    Exception e =
        assertThrows(ConfigurationException.class, () -> ActivationFunction.KIND.fromJson(text));
    assertEquals(message, e.getMessage());
  }
}
