package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.constraints.MaxNorm;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.BatchNormalization;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Sgd;

/**
 * Decay and constraints hold for weights: gains and running means are what they would be without.
 */
class WeightRulesTest {
  private static Map<String, double[]> trained(boolean rules) {
    var builder = MultiLayerConfiguration.builder().seed(3).updater(new Sgd(0));
    if (rules) {
      builder.weightDecay(0.3).weightDecayApplyLR(false).constrainWeights(new MaxNorm(0.01));
    }
    MultiLayerConfiguration conf =
        builder
            .layer(Dense.builder().nOut(4).activation("tanh"))
            .layer(BatchNormalization.builder().gamma(2))
            .layer(Output.builder().nOut(2).loss("mcxent"))
            .inputType(InputType.feedForward(3))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray x = Nd.randn(Seed.of(1), 6, 3);
      net.fit(new DataSet(x, Nd.create(new long[] {0, 1, 0, 1, 0, 1})));
      Map<String, double[]> found = new LinkedHashMap<>();
      net.paramTable().forEach((name, values) -> found.put(name, values.toDoubleArray()));
      return found;
    }
  }

  @Test
  void gainsAndRunningMeansKeepTheirSize() {
    Map<String, double[]> without = trained(false);
    Map<String, double[]> with = trained(true);
    for (String name : new String[] {"1_gamma", "1_mean", "1_var"}) {
      assertArrayEquals(without.get(name), with.get(name), name);
    }
    assertNotEquals(without.get("0_W")[0], with.get("0_W")[0]);
  }
}
