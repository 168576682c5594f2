package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.gradientcheck.GradientCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.LossLayer;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.nn.weightnoise.DropConnect;
import org.pydl4j.nn.weightnoise.IWeightNoise;
import org.pydl4j.nn.weightnoise.WeightNoise;
import org.pydl4j.nn.weights.NormalDistribution;
import org.pydl4j.nn.weights.WeightInits;

/** Noise on weights: a layer of ones with the input 1 shows in its score what it computed with. */
class WeightNoiseTest {
  private static final int OUTPUTS = 4000;

  private static MultiLayerNetwork network(IWeightNoise noise) {
    return new MultiLayerNetwork(
            MultiLayerConfiguration.builder()
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(1))
                .weightNoise(noise)
                .activation("identity")
                .weightInit(WeightInits.constant(1))
                .biasInit(2)
                .layer(Dense.builder().nOut(OUTPUTS))
                .layer(LossLayer.builder().loss("l2"))
                .inputType(InputType.feedForward(1))
                .build())
        .init();
  }

  /** The weights and biases that the first step computed with, from its gradient 2 (w + b). */
  private static double[] sums(IWeightNoise noise) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(noise)) {
      NDArray x = Nd.ones(DType.FLOAT64, 1, 1);
      assertEquals(3, net.output(x).getDouble(0, 0), "nothing changes outside of training");
      net.computeGradientAndScore(new DataSet(x, Nd.zeros(DType.FLOAT64, 1, OUTPUTS)));
      double[] sums = net.table(net.gradient()).get("0_b").toDoubleArray();
      for (int i = 0; i < sums.length; i++) {
        sums[i] /= 2;
      }
      assertArrayEquals(new double[] {1, 1}, first(net.paramTable().get("0_W")), 0);
      return sums;
    }
  }

  private static double[] first(NDArray weights) {
    return new double[] {weights.getDouble(0, 0), weights.getDouble(0, 1)};
  }

  @Test
  void dropConnectKeepsAShareOfTheWeights() {
    double kept = 0;
    for (double sum : sums(new DropConnect(0.8))) {
      assertTrue(sum == 2 || Math.abs(sum - 3.25) < 1e-12, "" + sum);
      kept += sum == 2 ? 0 : 1;
    }
    assertEquals(0.8, kept / OUTPUTS, 0.03);
  }

  @Test
  void noiseIsAddedOrMultipliesAndReachesBiasesWhereItIsTold() {
    WeightNoise added = new WeightNoise(new NormalDistribution(0, 0.5));
    assertMoments(sums(added), 3, 0.5);
    NormalDistribution factors = new NormalDistribution(2, 0.25);
    assertMoments(
        sums(WeightNoise.builder().distribution(factors).additive(false).build()), 4, 0.25);
    // The bias by two and a bit, the weight too.
    assertMoments(
        sums(WeightNoise.builder().distribution(factors).additive(false).applyToBias(true).build()),
        6,
        Math.hypot(0.25, 0.5),
        true);
  }

  private static void assertMoments(double[] values, double mean, double std) {
    assertMoments(values, mean, std, false);
  }

  /** With noise on biases the gradient of a bias is 2 (w + b) times its own factor, about 2. */
  private static void assertMoments(double[] values, double mean, double std, boolean factors) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
    }
    double got = sum / values.length;
    if (factors) {
      assertEquals(2 * mean, got, 0.4);
      return;
    }
    assertEquals(mean, got, 0.05);
    assertEquals(std, Math.sqrt(squares / values.length - got * got), 0.03);
  }

  @Test
  void gradientsGoThroughTheNoiseAndJsonKeepsIt() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            new MultiLayerNetwork(
                    MultiLayerConfiguration.builder()
                        .weightNoise(new DropConnect(0.5))
                        .activation("tanh")
                        .layer(Dense.builder().nOut(5))
                        .layer(
                            Dense.builder()
                                .nOut(3)
                                .weightNoise(new WeightNoise(WeightInits.xavier())))
                        .layer(LossLayer.builder().loss("mse"))
                        .inputType(InputType.feedForward(4))
                        .build())
                .init()) {
      GradientCheck check = GradientCheck.of(net, Nd.ones(2, 4), Nd.zeros(2, 3));
      assertTrue(check.passed(), check::stats);
      MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(net.configuration().toJson());
      assertEquals(net.configuration(), read);
    }
  }
}
