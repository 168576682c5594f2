package org.pydl4j.nn.gradientcheck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.testing.Nets;

class GradientCheckTest {
  @Test
  void rightGradientsPassWithDropoutAndRegularizationAndTheNetworkStaysAsItIs() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            new MultiLayerNetwork(Nets.configuration().activation("tanh").l2(0.1).l1(0.05).build())
                .init()) {
      double[] before = net.params().toDoubleArray();
      GradientCheck check = GradientCheck.of(net, Nets.features(8), Nets.labels(8));
      assertTrue(check.passed(), check::stats);
      assertEquals(
          List.of("0_W", "0_b", "1_W", "1_b"),
          check.parameters().stream().map(GradientCheck.Parameter::name).toList());
      assertEquals(6 * 16, check.parameters().get(0).checked());
      assertArrayEquals(before, net.params().toDoubleArray());
      assertEquals(0, net.iteration());
    }
  }

  @Test
  void aWrongGradientIsNamedWithItsWorstWeight() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network()) {
      NDArray params = net.paramTable().get("0_b");
      // On the kink of ReLU: the difference sees half of the slope.
      net.paramTable().get("0_W").assign(Nd.zeros(6, 16));
      params.assign(Nd.zeros(16));
      GradientCheck check =
          GradientCheck.of(net, Nets.features(4), Nets.labels(4), 1e-6, 1e-3, 1e-8, 5);
      assertFalse(check.passed());
      GradientCheck.Parameter worst = check.worst();
      assertTrue(List.of("0_W", "0_b").contains(worst.name()), check::stats);
      assertTrue(worst.failed() > 0 && worst.checked() == 5 && worst.relError() > 0.1);
      assertTrue(check.toString().contains(worst.name()));
    }
  }
}
