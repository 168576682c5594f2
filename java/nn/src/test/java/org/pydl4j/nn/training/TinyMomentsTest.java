package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Nesterovs;
import org.pydl4j.nn.updaters.Updater;

/** Moments must not get below the smallest normal number, where processors are slow. */
class TinyMomentsTest {
  private static final double SMALLEST_NORMAL = 0x1.0p-126;

  @Test
  void momentsWhoseGradientStays0BecomeZeroAndNothingIsBelowTheNormalNumbers() {
    assertTrue(dropped(Adam.builder().beta1(0.5).beta2(0.6).build()) > 0);
    assertTrue(dropped(Nesterovs.builder().momentum(0.5).build()) > 0);
  }

  /** How many moments are 0 behind 160 steps of which only the first saw the first feature. */
  private static int dropped(Updater updater) {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .seed(1)
            .updater(updater)
            .inputType(InputType.feedForward(2))
            .layer(Output.builder().nOut(2).loss("mcxent"))
            .build();
    try (MultiLayerNetwork net = new MultiLayerNetwork(conf).init();
        NDArray both = Nd.create(new float[] {1, 1}, 1, 2);
        NDArray second = Nd.create(new float[] {0, 1}, 1, 2);
        NDArray label = Nd.create(new long[] {1}, 1)) {
      net.fit(new DataSet(both, label));
      for (int i = 0; i < 160; i++) {
        net.fit(new DataSet(second, label));
      }
      int zeros = 0;
      try (NDArray state = net.updaterState()) {
        for (double moment : state.toDoubleArray()) {
          double size = Math.abs(moment);
          assertTrue(size == 0 || size >= SMALLEST_NORMAL, () -> "a moment of " + moment);
          zeros += size == 0 ? 1 : 0;
        }
      }
      assertEquals(161, net.iteration());
      return zeros;
    }
  }
}
