package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.gradientcheck.GradientCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.ActivityRegularization;
import org.pydl4j.nn.layers.BatchNormalization;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Embedding;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.listeners.ExponentialMovingAverage;
import org.pydl4j.nn.listeners.ReduceOnPlateau;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.listeners.TrainingProgress;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Sgd;

/**
 * Accumulated gradients, averaged weights, rates that fall on a plateau, costs of activity, and
 * derivatives of inputs and from outside.
 */
class TrainingToolsTest {
  private static NDArray numbers(int k, long... shape) {
    int count = 1;
    for (long extent : shape) {
      count *= (int) extent;
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = Math.sin(12.9898 * (i + 1) + 4.1 * k);
    }
    return Nd.create(values, shape);
  }

  private static MultiLayerConfigurationBuilder conf() {
    return MultiLayerConfiguration.builder()
        .seed(5)
        .dataType(DataType.DOUBLE)
        .updater(new Adam(0.05))
        .l2(0.01)
        .layer(Dense.builder().nOut(4).activation("tanh"))
        .layer(Output.builder().nOut(2).loss("mse").activation("identity"))
        .inputType(InputType.feedForward(3));
  }

  private static MultiLayerNetwork network(MultiLayerConfigurationBuilder conf) {
    return new MultiLayerNetwork(conf.build()).init();
  }

  @Test
  void gradientsOfSeveralMiniBatchesAreOneStep() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork whole = network(conf());
        MultiLayerNetwork parts = network(conf().gradientAccumulation(3))) {
      for (int step = 0; step < 2; step++) {
        NDArray x = numbers(step, 12, 3);
        NDArray y = numbers(step + 5, 12, 2);
        whole.fit(new DataSet(x, y));
        double[] before = parts.params().toDoubleArray();
        for (int part = 0; part < 3; part++) {
          assertArrayEquals(before, parts.params().toDoubleArray(), 0, "nothing moved yet");
          parts.fit(new DataSet(rows(x, part), rows(y, part)));
        }
      }
      assertArrayEquals(whole.params().toDoubleArray(), parts.params().toDoubleArray(), 1e-12);
      assertEquals(6, parts.iteration());
    }
  }

  private static NDArray rows(NDArray all, int part) {
    return Indexing.slice(all, 0, part * 4L, part * 4L + 4);
  }

  @Test
  void runningMeansMoveWithEveryMiniBatch() {
    MultiLayerConfigurationBuilder with =
        MultiLayerConfiguration.builder()
            .dataType(DataType.DOUBLE)
            .updater(new Sgd(0))
            .gradientAccumulation(2)
            .layer(BatchNormalization.builder().decay(0.9))
            .layer(Output.builder().nOut(2).loss("mse").activation("identity"))
            .inputType(InputType.feedForward(3));
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(with)) {
      NDArray x = Nd.ones(x64(), 4, 3);
      NDArray y = Nd.zeros(x64(), 4, 2);
      net.fit(new DataSet(x, y));
      net.fit(new DataSet(x, y));
      Map<String, NDArray> table = net.paramTable();
      assertArrayEquals(
          new double[] {0.19, 0.19, 0.19}, table.get("0_mean").toDoubleArray(), 1e-12);
    }
  }

  private static DType x64() {
    return DType.FLOAT64;
  }

  @Test
  void weightsAreAveraged() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(conf());
        ExponentialMovingAverage average = new ExponentialMovingAverage(0.75)) {
      assertThrows(ConfigurationException.class, () -> average.copyTo(net));
      List<double[]> seen = new ArrayList<>();
      TrainingListener watch =
          new TrainingListener() {
            @Override
            public void iterationDone(TrainingProgress progress) {
              try (NDArray now = net.params()) {
                seen.add(now.toDoubleArray());
              }
            }
          };
      try (ArrayDataSetIterator data =
          new ArrayDataSetIterator(numbers(1, 12, 3), numbers(2, 12, 2), 4)) {
        net.fit(data, 2, List.of(watch, average));
      }
      double[] expected = seen.get(0).clone();
      for (double[] weights : seen.subList(1, seen.size())) {
        for (int i = 0; i < expected.length; i++) {
          expected[i] = 0.75 * expected[i] + 0.25 * weights[i];
        }
      }
      average.copyTo(net);
      assertArrayEquals(expected, net.params().toDoubleArray(), 1e-12);
    }
  }

  @Test
  void ratesFallWhereTheScoreGetsNoBetter() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(conf().updater(new Sgd(0)))) { // which never gets better
      ReduceOnPlateau listener = new ReduceOnPlateau(0.5, 2, 0, 0.2, null);
      List<Double> factors = new ArrayList<>();
      for (int epoch = 0; epoch < 8; epoch++) {
        try (ArrayDataSetIterator data =
            new ArrayDataSetIterator(numbers(1, 12, 3), numbers(2, 12, 2), 4)) {
          net.fit(data, 1, List.of(listener));
        }
        factors.add(net.learningRateFactor());
      }
      assertEquals(List.of(1.0, 1.0, 0.5, 0.5, 0.25, 0.25, 0.2, 0.2), factors);
    }
  }

  @Test
  void aFactorOfRatesIsASmallerStep() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork half = network(conf().updater(new Sgd(0.2)));
        MultiLayerNetwork small = network(conf().updater(new Sgd(0.1)))) {
      half.setLearningRateFactor(0.5);
      DataSet data = new DataSet(numbers(1, 6, 3), numbers(2, 6, 2));
      half.fit(data);
      small.fit(data);
      assertArrayEquals(small.params().toDoubleArray(), half.params().toDoubleArray(), 1e-15);
      assertEquals(0.1, half.learningRates()[0], 1e-15);
      assertThrows(ConfigurationException.class, () -> half.setLearningRateFactor(Double.NaN));
    }
  }

  @Test
  void activityCosts() {
    MultiLayerConfigurationBuilder plain = conf().l2(0);
    MultiLayerConfigurationBuilder costly =
        MultiLayerConfiguration.builder()
            .seed(5)
            .dataType(DataType.DOUBLE)
            .updater(new Sgd(1))
            .layer(Dense.builder().nOut(4).activation("tanh"))
            .layer(ActivityRegularization.builder().l1(0.3).l2(0.2))
            .layer(Output.builder().nOut(2).loss("mse").activation("identity"))
            .inputType(InputType.feedForward(3));
    try (Scope scope = Scope.open();
        MultiLayerNetwork without = network(plain);
        MultiLayerNetwork net = network(costly)) {
      without.setParams(net.params());
      NDArray x = numbers(1, 6, 3);
      DataSet data = new DataSet(x, numbers(2, 6, 2));
      double cost = 0;
      for (double each : net.activation(x, 0).toDoubleArray()) {
        cost += (0.3 * Math.abs(each) + 0.2 * each * each) / 6;
      }
      assertEquals(without.score(data) + cost, net.score(data), 1e-12);
      assertTrue(GradientCheck.of(net, data, 1e-6, 1e-4, 1e-7, 20).passed());
    }
  }

  @Test
  void derivativesOfInputsAgreeWithDifferences() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(conf())) {
      NDArray x = numbers(1, 2, 3);
      NDArray direction = numbers(3, 2, 2);
      MultiDataSet batch = new MultiDataSet(List.of(x), List.of());
      Map<String, NDArray> made = net.inputGradient(batch, List.of(direction));
      double[] got = made.get("input").toDoubleArray();
      double[] start = x.toDoubleArray();
      for (int i = 0; i < start.length; i++) {
        double up = along(net, start, i, 1e-6, direction);
        double down = along(net, start, i, -1e-6, direction);
        assertEquals((up - down) / 2e-6, got[i], 1e-8);
      }
      assertThrows(ShapeException.class, () -> net.inputGradient(batch, List.of(x)));
      assertThrows(ShapeException.class, () -> net.inputGradient(batch, List.of()));
    }
  }

  private static double along(
      MultiLayerNetwork net, double[] start, int i, double by, NDArray direction) {
    double[] moved = start.clone();
    moved[i] += by;
    double[] made = net.output(Nd.create(moved, 2, 3)).toDoubleArray();
    double[] weights = direction.toDoubleArray();
    double sum = 0;
    for (int j = 0; j < made.length; j++) {
      sum += made[j] * weights[j];
    }
    return sum;
  }

  /** With the derivative of the loss as what comes from outside. */
  @Test
  void derivativesFromOutsideAreThoseOfTheLoss() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(conf().l2(0));
        MultiLayerNetwork twin = net.copy()) {
      NDArray x = numbers(1, 6, 3);
      NDArray y = numbers(2, 6, 2);
      double[] made = net.output(x).toDoubleArray();
      double[] wanted = y.toDoubleArray();
      double[] slopes = new double[made.length];
      for (int i = 0; i < slopes.length; i++) {
        slopes[i] = 2 * (made[i] - wanted[i]) / 2 / 6; // mse: mean over 2 outputs, 6 examples
      }
      net.computeGradientAndScore(new DataSet(x, y));
      double[] expected = net.gradient().toDoubleArray();
      MultiDataSet batch = new MultiDataSet(List.of(x), List.of());
      Map<String, NDArray> inputs = net.backpropGradient(batch, List.of(Nd.create(slopes, 6, 2)));
      assertArrayEquals(expected, net.gradient().toDoubleArray(), 1e-12);
      assertArrayEquals(new long[] {6, 3}, inputs.get("input").shape());
      net.applyGradient();
      twin.fit(new DataSet(x, y));
      assertArrayEquals(twin.params().toDoubleArray(), net.params().toDoubleArray(), 1e-12);
    }
  }

  @Test
  void wordsHaveNoDerivative() {
    var conf =
        MultiLayerConfiguration.builder()
            .layer(Embedding.builder().nIn(5).nOut(3))
            .layer(Output.builder().nOut(2).loss("mcxent"))
            .inputType(InputType.feedForward(1));
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(conf)) {
      MultiDataSet batch = new MultiDataSet(List.of(Nd.create(new long[] {1, 2}, 2, 1)), List.of());
      assertTrue(net.inputGradient(batch, List.of(Nd.ones(2, 2))).isEmpty());
    }
  }
}
