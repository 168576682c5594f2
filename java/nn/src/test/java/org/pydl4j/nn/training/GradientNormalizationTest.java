package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.layers.GradientNormalization;
import org.pydl4j.nn.testing.Nets;
import org.pydl4j.nn.updaters.Sgd;

/** What one step of plain descent with rate 1 changes is the gradient that the updater saw. */
class GradientNormalizationTest {
  private static Map<String, double[]> seen(GradientNormalization kind, double threshold) {
    MultiLayerConfiguration conf =
        Nets.configuration()
            .updater(new Sgd(1))
            .gradientNormalization(kind)
            .gradientNormalizationThreshold(threshold)
            .build();
    Map<String, double[]> steps = new LinkedHashMap<>();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      Map<String, NDArray> before = new LinkedHashMap<>();
      net.paramTable().forEach((name, value) -> before.put(name, value.dup()));
      net.fit(new DataSet(Nets.features(8), Nets.labels(8)));
      Map<String, NDArray> after = net.paramTable();
      before.forEach(
          (name, value) -> {
            double[] step = value.toDoubleArray();
            double[] now = after.get(name).toDoubleArray();
            for (int i = 0; i < step.length; i++) {
              step[i] -= now[i];
            }
            steps.put(name, step);
          });
    }
    return steps;
  }

  private static double norm(double[]... parts) {
    double sum = 0;
    for (double[] part : parts) {
      for (double x : part) {
        sum += x * x;
      }
    }
    return Math.sqrt(sum);
  }

  @Test
  void gradientsOfALayerAreScaledAndClippedByTheirLengthTogether() {
    Map<String, double[]> plain = seen(GradientNormalization.None, 1);
    Map<String, double[]> unit = seen(GradientNormalization.RenormalizeL2PerLayer, 1);
    double whole = norm(plain.get("0_W"), plain.get("0_b"));
    assertEquals(1, norm(unit.get("0_W"), unit.get("0_b")), 1e-5);
    assertEquals(1, norm(unit.get("1_W"), unit.get("1_b")), 1e-5);
    assertEquals(plain.get("0_W")[3] / whole, unit.get("0_W")[3], 1e-5);
    Map<String, double[]> clipped = seen(GradientNormalization.ClipL2PerLayer, whole / 2);
    assertEquals(whole / 2, norm(clipped.get("0_W"), clipped.get("0_b")), 1e-5);
    Map<String, double[]> wide = seen(GradientNormalization.ClipL2PerLayer, 1000);
    assertClose(plain.get("0_W"), wide.get("0_W"), 1e-12, "below the threshold nothing changes");
  }

  @Test
  void gradientsOfAParameterAreScaledAndClippedByTheirOwnLength() {
    Map<String, double[]> plain = seen(GradientNormalization.None, 1);
    Map<String, double[]> unit = seen(GradientNormalization.RenormalizeL2PerParamType, 1);
    unit.forEach((name, step) -> assertEquals(1, norm(step), 1e-5, name));
    double limit = norm(plain.get("1_b")) / 3;
    Map<String, double[]> clipped = seen(GradientNormalization.ClipL2PerParamType, limit);
    clipped.forEach((name, step) -> assertTrue(norm(step) < limit + 1e-5, name));
    assertEquals(limit, norm(clipped.get("1_b")), 1e-5);
  }

  @Test
  void gradientsAreClippedElementByElement() {
    Map<String, double[]> plain = seen(GradientNormalization.None, 1);
    double limit = Math.abs(plain.get("1_b")[0]) / 2;
    Map<String, double[]> clipped = seen(GradientNormalization.ClipElementWiseAbsoluteValue, limit);
    plain.forEach(
        (name, step) -> {
          double[] expected = step.clone();
          for (int i = 0; i < expected.length; i++) {
            expected[i] = Math.max(-limit, Math.min(limit, expected[i]));
          }
          assertClose(expected, clipped.get(name), 1e-6, name);
        });
  }
}
