package org.pydl4j.nn.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.ConvolutionMode;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.testing.Dl4jParts;

class WeightInitTest {
  private static final int N = 200_000;
  private static final double IN = 30;
  private static final double OUT = 70;

  private static double[] weights(WeightInit init, long seed) {
    try (Scope scope = Scope.open()) {
      NDArray target = Nd.zeros(N);
      init.fill(target, IN, OUT, seed);
      return target.toDoubleArray();
    }
  }

  /**
   * Variances by the formulae of the papers for fanIn 30 and fanOut 70; a uniform one is bound² /
   * 3.
   */
  @ParameterizedTest
  @CsvSource({
    "xavier, 0.02, false",
    "xavier_uniform, 0.02, true",
    "xavier_fan_in, 0.03333333, false",
    "relu, 0.06666667, false",
    "relu_uniform, 0.06666667, true",
    "lecun_normal, 0.03333333, false",
    "lecun_uniform, 0.03333333, true",
    "normal, 0.03333333, false",
    "uniform, 0.01111111, true",
    "sigmoid_uniform, 0.32, true",
    "xavier_legacy, 0.01, false",
    "var_scaling_uniform_fan_in, 0.03333333, true",
    "var_scaling_uniform_fan_out, 0.01428571, true",
    "var_scaling_uniform_fan_avg, 0.02, true"
  })
  void momentsAndBoundsAreThoseOfTheFormula(String name, double variance, boolean uniform) {
    double[] w = weights(WeightInit.KIND.named(name), 5);
    double mean = Arrays.stream(w).average().orElseThrow();
    double square = Arrays.stream(w).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    double greatest = Arrays.stream(w).map(Math::abs).max().orElseThrow();
    assertEquals(0, mean, 5 * Math.sqrt(variance / N), "mean");
    assertEquals(variance, square, 0.02 * variance, "variance");
    double bound = Math.sqrt(3 * variance);
    if (uniform) {
      assertTrue(greatest <= bound * 1.000001 && greatest > 0.999 * bound, "bound " + greatest);
    } else {
      assertTrue(greatest > 4 * Math.sqrt(variance), "a normal distribution has tails");
    }
  }

  /** Mean, variance, least and greatest of 120,000 numbers of the real Dl4j. */
  @ParameterizedTest
  @CsvSource({
    "VAR_SCALING_NORMAL_FAN_IN, {'@class': 'VarScalingNormalFanIn'}",
    "VAR_SCALING_NORMAL_FAN_OUT, {'@class': 'VarScalingNormalFanOut'}",
    "VAR_SCALING_NORMAL_FAN_AVG, {'@class': 'VarScalingNormalFanAvg'}",
    "SIGMOID_UNIFORM, {'@class': 'SigmoidUniform'}",
    "XAVIER, {'@class': 'Xavier'}",
    "RELU, {'@class': 'Relu'}",
    "truncated, {'@class': 'TruncatedNormalDistribution'; 'mean': 0.5; 'std': 2}",
    "lognormal, {'@class': 'LogNormalDistribution'; 'mean': 0.1; 'std': 0.5}",
    "binomial, {'@class': 'BinomialDistribution'; 'numberOfTrials': 10; 'probabilityOfSuccess':"
        + " 0.3}"
  })
  void momentsAreThoseOfTheRealDl4j(String name, String json) {
    double[] expected = Dl4jParts.of("weights " + name);
    WeightInit init = WeightInit.KIND.fromJson(json.replace('\'', '"').replace(';', ','));
    double[] w = weights(init, 5);
    double mean = Arrays.stream(w).average().orElseThrow();
    double square = Arrays.stream(w).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertEquals(expected[0], mean, 0.006 * Math.sqrt(expected[1]) + 0.01 * Math.abs(expected[0]));
    // M2.1's truncated numbers have 0.759 of the variance, where the distribution has 0.774.
    assertEquals(expected[1], square, 0.025 * expected[1], "variance");
    assertEquals(init, WeightInit.KIND.fromJson(init.toJson()));
  }

  @Test
  void truncatedNumbersEndAtTwoStandardDeviations() {
    double[] w = weights(new TruncatedNormalDistribution(0.5, 2), 3);
    double least = Arrays.stream(w).min().orElseThrow();
    double most = Arrays.stream(w).max().orElseThrow();
    assertTrue(least >= -3.5 && least < -3.49 && most <= 4.5 && most > 4.49, least + ", " + most);
  }

  @ParameterizedTest
  @CsvSource({"5, 3", "3, 5", "4, 4"})
  void orthogonalRowsOrColumnsHaveOneLength(int rows, int columns) {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .weightInit(new OrthogonalDistribution(2))
            .dataType(MultiLayerConfiguration.DataType.DOUBLE)
            .layer(Output.builder().nOut(columns).loss("mse"))
            .inputType(InputType.feedForward(rows))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray w = net.paramTable().get("0_W");
      NDArray product =
          rows >= columns
              ? Linalg.matmul(Shapes.transpose(w), w)
              : Linalg.matmul(w, Shapes.transpose(w));
      int fewer = Math.min(rows, columns);
      double[] expected = new double[fewer * fewer];
      for (int i = 0; i < fewer; i++) {
        expected[i * fewer + i] = 4; // as the real Dl4j has it for a gain of 2
      }
      assertArrayEquals(expected, product.toDoubleArray(), 1e-12);
    }
  }

  @Test
  void identityLeavesItsInputAsItIs() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .weightInit("identity")
            .activation("identity")
            .layer(
                Convolution.builder().nOut(2).kernelSize(3).convolutionMode(ConvolutionMode.Same))
            .layer(Output.builder().nOut(8).loss("mse").activation("identity"))
            .inputType(InputType.convolutional(2, 2, 2))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      float[] x = {1, 2, 3, 4, 5, 6, 7, 8};
      NDArray y = net.output(Nd.create(x, 1, 2, 2, 2));
      assertArrayEquals(x, y.toFloatArray(), 0);
    }
  }

  @Test
  void identityIsRefusedWhereThereIsNone() {
    MultiLayerConfigurationBuilder conf =
        MultiLayerConfiguration.builder()
            .weightInit("identity")
            .layer(Output.builder().nOut(2).loss("mse"))
            .inputType(InputType.feedForward(3));
    Exception e = assertThrows(ConfigurationException.class, conf::build);
    assertTrue(e.getMessage().startsWith("Layer 0 (Output), parameter W"), e.getMessage());
    assertTrue(e.getMessage().contains("Got weights of the shape [3, 2]"), e.getMessage());
  }

  @Test
  void constantsAndDistributionsAreTheStatedOnes() {
    assertEquals(0, Arrays.stream(weights(WeightInit.KIND.named("zero"), 1)).sum());
    assertEquals(N, Arrays.stream(weights(WeightInit.KIND.named("ones"), 1)).sum());
    assertEquals(0.5 * N, Arrays.stream(weights(WeightInits.constant(0.5), 1)).sum(), 1e-6);
  }

  @Test
  void equalSeedsGiveEqualWeights() {
    double[] one = weights(WeightInits.xavier(), 9);
    assertArrayEquals(one, weights(WeightInits.xavier(), 9));
    assertFalse(Arrays.equals(one, weights(WeightInits.xavier(), 10)));
  }

  @Test
  void convolutionsCountTheirKernelIntoTheFans() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .weightInit("relu")
            .layer(Convolution.builder().nOut(64).kernelSize(5).biasInit(0.125))
            .layer(Output.builder().nOut(2).loss("mse"))
            .inputType(InputType.convolutional(8, 8, 16))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      double[] w = net.paramTable().get("0_W").toDoubleArray();
      double variance = Arrays.stream(w).map(x -> x * x).average().orElseThrow();
      assertEquals(2.0 / (16 * 25), variance, 0.03 * 2.0 / (16 * 25));
      assertEquals(64 * 0.125, Arrays.stream(net.paramTable().get("0_b").toDoubleArray()).sum());
    }
  }
}
