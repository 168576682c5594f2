package org.pydl4j.nn.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.Output;

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
    "uniform, 0.01111111, true"
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
