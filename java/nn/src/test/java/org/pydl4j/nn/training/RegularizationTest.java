package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.layers.GradientNormalization;
import org.pydl4j.nn.testing.Nets;
import org.pydl4j.nn.updaters.Sgd;

/** What regularization adds to the score, and to one step of plain descent with rate 1. */
class RegularizationTest {
  /** The score before a step, the parameters before it, and what it took from them. */
  private record Seen(double score, Map<String, double[]> values, Map<String, double[]> steps) {}

  private static Seen seen(UnaryOperator<MultiLayerConfigurationBuilder> settings) {
    Map<String, double[]> values = new LinkedHashMap<>();
    Map<String, double[]> steps = new LinkedHashMap<>();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            new MultiLayerNetwork(settings.apply(Nets.configuration().updater(new Sgd(1))).build())
                .init()) {
      NDArray params = net.params();
      double[] start = new double[(int) params.length()];
      for (int i = 0; i < start.length; i++) {
        start[i] = 0.1 * (i % 7) - 0.25; // biases too, which begin as zeros
      }
      params.assign(Nd.create(start, start.length).castTo(params.dtype()));
      net.paramTable().forEach((name, value) -> values.put(name, value.toDoubleArray()));
      DataSet data = new DataSet(Nets.features(8), Nets.labels(8));
      double score = net.computeGradientAndScore(data);
      net.fit(data);
      net.paramTable()
          .forEach(
              (name, value) -> {
                double[] step = values.get(name).clone();
                double[] now = value.toDoubleArray();
                for (int i = 0; i < step.length; i++) {
                  step[i] -= now[i];
                }
                steps.put(name, step);
              });
      return new Seen(score, values, steps);
    }
  }

  /** With the setting, parameters of this kind get a penalty, and no others anything. */
  private static void requireOnly(
      String kind,
      UnaryOperator<MultiLayerConfigurationBuilder> setting,
      DoubleUnaryOperator penalty,
      DoubleUnaryOperator slope) {
    Seen plain = seen(conf -> conf);
    Seen seen = seen(setting);
    double added = 0;
    for (String name : plain.values().keySet()) {
      double[] expected = plain.steps().get(name).clone();
      if (name.endsWith(kind)) {
        double[] values = plain.values().get(name);
        for (int i = 0; i < expected.length; i++) {
          expected[i] += slope.applyAsDouble(values[i]);
          added += penalty.applyAsDouble(values[i]);
        }
      }
      assertClose(expected, seen.steps().get(name), 1e-5, name);
    }
    assertEquals(plain.score() + added, seen.score(), 1e-4);
  }

  @Test
  void ratesOfWeightsLeaveBiasesAloneAndThoseOfBiasesWeights() {
    requireOnly("_W", conf -> conf.l2(0.3), w -> 0.5 * 0.3 * w * w, w -> 0.3 * w);
    requireOnly("_W", conf -> conf.l1(0.2), w -> 0.2 * Math.abs(w), w -> 0.2 * Math.signum(w));
    requireOnly("_b", conf -> conf.l2Bias(0.3), b -> 0.5 * 0.3 * b * b, b -> 0.3 * b);
    requireOnly("_b", conf -> conf.l1Bias(0.2), b -> 0.2 * Math.abs(b), b -> 0.2 * Math.signum(b));
  }

  @Test
  void clippingLeavesThePenaltyWhole() {
    Seen seen =
        seen(
            conf ->
                conf.l2(0.5)
                    .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                    .gradientNormalizationThreshold(1e-7));
    double[] expected = seen.values().get("0_W").clone();
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= 0.5;
    }
    assertClose(expected, seen.steps().get("0_W"), 1e-5, "all but nothing of the gradient is left");
  }
}
