package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nd.errors.ScoreException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.DropoutLayer;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.listeners.TrainingProgress;
import org.pydl4j.nn.testing.Nets;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Sgd;

class TrainingTest {
  private static ArrayDataSetIterator task(int n, int batch) {
    return new ArrayDataSetIterator(Nets.features(n), Nets.labels(n), batch).shuffle(5);
  }

  private static double[] trained(int epochs) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data = task(200, 32)) {
      return net.fit(data, epochs).params().toDoubleArray();
    }
  }

  @Test
  void learnsATaskThatItHasNotSeenAllOf() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data = task(600, 32)) {
      double before = net.score(new DataSet(data.features(), data.labels()));
      net.fit(data, 30);
      double after = net.score(new DataSet(data.features(), data.labels()));
      assertTrue(after < before / 4, before + " to " + after);
      try (ArrayDataSetIterator all =
          new ArrayDataSetIterator(Nets.features(900), Nets.labels(900), 100)) {
        double accuracy = net.evaluate(all).accuracy();
        assertTrue(accuracy > 0.9, "accuracy " + accuracy);
      }
    }
  }

  @Test
  void equalSeedsGiveEqualParameters() {
    assertArrayEquals(trained(3), trained(3));
  }

  @Test
  void trainingInTwoPartsWithAFileBetweenIsTrainingInOne(@TempDir Path folder) {
    Path file = folder.resolve("half.zip");
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data = task(200, 32)) {
      net.fit(data, 2).save(file);
    }
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = MultiLayerNetwork.load(file);
        ArrayDataSetIterator data = task(200, 32)) {
      assertEquals(14, net.iteration());
      assertEquals(2, net.epoch());
      assertArrayEquals(trained(4), net.fit(data, 2).params().toDoubleArray());
    }
  }

  @Test
  void aScoreThatIsNoNumberStopsAndKeepsTheParameters() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network()) {
      DataSet good = new DataSet(Nets.features(8), Nets.labels(8));
      net.fit(good).fit(good);
      double[] before = net.params().toDoubleArray();
      NDArray bad = Nets.features(8);
      bad.set(Double.NaN, 3, 2);
      ScoreException e =
          assertThrows(ScoreException.class, () -> net.fit(new DataSet(bad, good.labels())));
      assertTrue(e.getMessage().startsWith("The score became NaN at iteration 2"), e.getMessage());
      assertArrayEquals(before, net.params().toDoubleArray());
    }
  }

  /** (o - y)² is 1e38, a float; its derivative by the weight is 2 · 1e19 · 1e20, none. */
  @Test
  void aGradientThatIsNoNumberStopsBeforeTheParametersChange() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .updater(new Adam(0.1))
            .layer(Output.builder().nOut(1).loss("mse").activation("identity").weightInit("ones"))
            .inputType(InputType.feedForward(1))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      net.params().assign(Nd.create(new float[] {0.1f, 0}));
      DataSet data = new DataSet(Nd.create(new float[] {1e20f}, 1, 1), Nd.zeros(1, 1));
      assertEquals(1e38, net.score(data), 1e32);
      ScoreException e = assertThrows(ScoreException.class, () -> net.fit(data));
      assertTrue(
          e.getMessage().startsWith("The gradient of 0_W became NaN or infinite at iteration 0"),
          e.getMessage());
      assertArrayEquals(new float[] {0.1f, 0}, net.params().toFloatArray());
      assertArrayEquals(new float[4], net.updaterState().toFloatArray());
      assertEquals(0, net.iteration());
    }
  }

  @Test
  void aStopIsHonouredAfterTheMiniBatchAndForgottenByTheNextFit() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data = task(100, 10)) {
      net.addListeners(
          new TrainingListener() {
            @Override
            public void iterationDone(TrainingProgress progress) {
              if (progress.iteration() == 3) {
                net.requestStop();
              }
            }
          });
      assertThrows(InterruptedTrainingException.class, () -> net.fit(data, 5));
      assertEquals(3, net.iteration());
      assertEquals(0, net.epoch());
      net.fit(data, 1);
      assertEquals(13, net.iteration());
    }
  }

  @Test
  void listenersHearEveryStepAndTheirExceptionsReachTheCaller() {
    List<String> heard = new ArrayList<>();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data = task(25, 10)) {
      net.addListeners(
          new TrainingListener() {
            @Override
            public void onEpochStart(TrainingProgress p) {
              heard.add("start " + p.epochInFit() + "/" + p.epochs());
            }

            @Override
            public void iterationDone(TrainingProgress p) {
              assertTrue(Double.isFinite(p.score()));
              heard.add(p.iteration() + ": " + p.examplesDone() + "/" + p.totalExamples());
              if (p.iteration() == 5) {
                throw new IllegalStateException("mine");
              }
            }

            @Override
            public void onEpochEnd(TrainingProgress p) {
              heard.add("end");
            }
          });
      assertThrows(IllegalStateException.class, () -> net.fit(data, 2));
    }
    assertEquals(
        List.of(
            "start 0/2",
            "1: 10/25",
            "2: 20/25",
            "3: 25/25",
            "end",
            "start 1/2",
            "4: 10/25",
            "5: 20/25"),
        heard);
  }

  @Test
  void dataThatDoesNotFitIsRefusedWithBothShapes() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network()) {
      ShapeException e = assertThrows(ShapeException.class, () -> net.output(Nd.zeros(4, 7)));
      assertTrue(e.getMessage().contains("[n, 6], got [4, 7]"), e.getMessage());
      assertThrows(
          ShapeException.class, () -> net.fit(new DataSet(Nets.features(4), Nd.zeros(4, 5))));
      assertThrows(ShapeException.class, () -> new DataSet(Nets.features(4), Nets.labels(5)));
    }
  }

  @Test
  void otherNumberTypesAndOneHotLabelsGiveTheSameScore() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network()) {
      NDArray x = Nets.features(8);
      double expected = net.score(new DataSet(x, Nets.labels(8)));
      long[] classes = Nets.labels(8).toLongArray();
      int[] narrow = Arrays.stream(classes).mapToInt(c -> (int) c).toArray();
      float[] oneHot = new float[24];
      for (int i = 0; i < 8; i++) {
        oneHot[3 * i + narrow[i]] = 1;
      }
      NDArray wide = Nd.create(x.toDoubleArray(), 8, 6);
      assertEquals(expected, net.score(new DataSet(wide, Nd.create(narrow))), 1e-6);
      assertEquals(expected, net.score(new DataSet(x, Nd.create(oneHot, 8, 3))), 1e-6);
    }
  }

  @Test
  void biasesFollowTheirOwnUpdater() {
    MultiLayerConfiguration conf =
        Nets.configuration().updater(new Sgd(0.5)).biasUpdater(new Sgd(0)).build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      double[] weights = net.paramTable().get("0_W").toDoubleArray();
      net.fit(new DataSet(Nets.features(8), Nets.labels(8)));
      assertArrayEquals(new double[16], net.paramTable().get("0_b").toDoubleArray());
      assertFalse(Arrays.equals(weights, net.paramTable().get("0_W").toDoubleArray()));
    }
  }

  @Test
  void dropoutKeepsTheStatedShareInTrainingOnly() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .updater(new Sgd(0))
            .layer(DropoutLayer.of(0.8))
            .layer(Output.builder().nOut(1).loss("l1").activation("identity").weightInit("ones"))
            .inputType(InputType.feedForward(10_000))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      DataSet data = new DataSet(Nd.ones(1, 10_000), Nd.zeros(1, 1));
      assertClose(
          new double[] {10_000}, net.output(data.features()).toDoubleArray(), 1e-6, "inference");
      net.fit(data);
      double first = net.score(); // the sum of what was kept, each divided by 0.8
      double kept = first * 0.8 / 10_000;
      assertEquals(0.8, kept, 5 * Math.sqrt(0.8 * 0.2 / 10_000)); // five standard deviations
      net.fit(data);
      assertFalse(first == net.score(), "each iteration drops others");
    }
  }

  @Test
  void manyThreadsMayAskForOutputsWhileOneTrains() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data = task(400, 8)) {
      NDArray x = Nets.features(16);
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        counts.add(pool.submit(() -> asked(net, x)));
      }
      net.fit(data, 3);
      for (Future<Integer> count : counts) {
        assertEquals(200, count.get());
      }
      assertEquals(150, net.iteration());
    } finally {
      pool.shutdown();
      assertTrue(pool.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS));
    }
  }

  private static int asked(MultiLayerNetwork net, NDArray x) {
    int good = 0;
    for (int i = 0; i < 200; i++) {
      try (NDArray out = net.output(x)) {
        float[] rows = out.toFloatArray();
        double sum = 0;
        for (float value : rows) {
          sum += value;
        }
        good += Math.abs(sum - 16) < 1e-3 ? 1 : 0; // probabilities
      }
    }
    return good;
  }

  @Test
  void largeBatchesAreComputedInPiecesWithTheSameResult() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .layer(Dense.builder().nOut(20_000).activation("tanh"))
            .layer(Output.builder().nOut(2).loss("mse"))
            .inputType(InputType.feedForward(6))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      double[] whole = net.output(Nets.features(1000)).toDoubleArray(); // 80 MB of activations
      double[] start = net.output(Nets.features(3)).toDoubleArray();
      assertClose(start, Arrays.copyOf(whole, 6), 1e-6, "first rows");
      assertEquals(0, net.output(Nd.zeros(0, 6)).length());
    }
  }

  @Test
  void aClosedNetworkAndOneWithoutLossSaySo() {
    MultiLayerNetwork net = Nets.network();
    net.close();
    net.close();
    assertThrows(ClosedException.class, net::params);
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder().layer(Dense.builder().nIn(6).nOut(3)).build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork headless = new MultiLayerNetwork(conf).init()) {
      DataSet data = new DataSet(Nets.features(2), Nets.labels(2));
      ConfigurationException e =
          assertThrows(ConfigurationException.class, () -> headless.fit(data));
      assertTrue(e.getMessage().contains("layer 0 (Dense)"), e.getMessage());
    }
  }

  @Test
  void aCopyGoesItsOwnWay() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network()) {
      DataSet data = new DataSet(Nets.features(8), Nets.labels(8));
      net.fit(data);
      try (MultiLayerNetwork other = net.copy()) {
        double[] before = net.params().toDoubleArray();
        other.fit(data);
        assertArrayEquals(before, net.params().toDoubleArray());
        net.fit(data);
        assertArrayEquals(other.params().toDoubleArray(), net.params().toDoubleArray());
      }
    }
  }
}
