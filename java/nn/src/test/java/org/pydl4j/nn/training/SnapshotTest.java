package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkSnapshot;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.listeners.TrainingProgress;
import org.pydl4j.nn.testing.Nets;

/** Files and copies of networks that another thread trains, and the truth about updater state. */
class SnapshotTest {
  @TempDir Path folder;
  private Scope scope;
  private ExecutorService other;
  private MultiLayerNetwork net;
  private DataSet data;

  @BeforeEach
  void open() {
    scope = Scope.open();
    other = Executors.newSingleThreadExecutor();
    net = Nets.network();
    data = new DataSet(Nets.features(40), Nets.labels(40));
  }

  @AfterEach
  void close() {
    other.shutdownNow();
    net.close();
    scope.close();
  }

  private static double[] numbers(NDArray array) {
    try (array) {
      return array.toDoubleArray();
    }
  }

  private static double[] all(Map<String, NDArray> table) {
    return table.values().stream()
        .flatMapToDouble(a -> java.util.Arrays.stream(numbers(a)))
        .toArray();
  }

  private Future<?> training(int epochs, Consumer<TrainingProgress> afterEachStep) {
    net.setListeners(
        new TrainingListener() {
          @Override
          public void iterationDone(TrainingProgress progress) {
            afterEachStep.accept(progress);
          }
        });
    NDArray features = Scope.detach(Nets.features(40));
    NDArray labels = Scope.detach(Nets.labels(40));
    return other.submit(
        () -> {
          try (features;
              labels;
              ArrayDataSetIterator batches = new ArrayDataSetIterator(features, labels, 8)) {
            net.fit(batches, epochs);
          }
        });
  }

  @Test
  void aSnapshotBesideATrainingKeepsTheNumbersOfItsMoment() throws Exception {
    CountDownLatch atThird = new CountDownLatch(1);
    CountDownLatch taken = new CountDownLatch(1);
    Future<?> training =
        training(
            2,
            progress -> {
              if (progress.iteration() == 3) {
                atThird.countDown();
                await(taken);
              }
            });
    await(atThird);
    double[] expected = numbers(net.params());
    double[] state = numbers(net.updaterState());
    try (NetworkSnapshot now = net.snapshot(true)) {
      taken.countDown();
      training.get();
      assertEquals(10, net.iteration());
      assertEquals(3, now.iteration());
      assertEquals(3, now.updaterSteps());
      assertArrayEquals(sorted(expected), sorted(all(now.paramTable())));
      assertArrayEquals(sorted(state), sorted(all(now.updaterTable())));
    }
  }

  private static double[] sorted(double[] values) {
    return java.util.Arrays.stream(values).sorted().toArray();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTrainingWaitsForASnapshotThatLooksAtTheLiveNumbers() throws Exception {
    double[] before = numbers(net.params());
    Thread[] trains = new Thread[1];
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> training;
    try (NetworkSnapshot now = net.snapshot(true)) {
      training =
          other.submit(
              () -> {
                trains[0] = Thread.currentThread();
                begun.countDown();
                net.fit(data);
              });
      await(begun);
      while (trains[0].getState() != Thread.State.WAITING
          && trains[0].getState() != Thread.State.TIMED_WAITING) { // the lock looks around at times
        assertFalse(Thread.currentThread().isInterrupted(), "the training never waits");
        Thread.sleep(1);
      }
      assertEquals(0, net.iteration());
      assertArrayEquals(sorted(before), sorted(all(now.paramTable())));
    }
    training.get();
    assertEquals(1, net.iteration());
  }

  @Test
  void filesAndCopiesMadeWhileAnotherThreadTrainsAreThoseOfOneIteration() throws Exception {
    Map<Long, double[]> seen = new ConcurrentHashMap<>();
    seen.put(0L, numbers(net.params()));
    Future<?> training =
        training(40, progress -> seen.put(progress.iteration(), numbers(net.params())));
    Path file = folder.resolve("net.zip");
    Callable<MultiLayerNetwork> reload =
        () -> {
          net.save(file);
          return MultiLayerNetwork.load(file);
        };
    Callable<MultiLayerNetwork> copy = net::copy;
    do {
      for (Callable<MultiLayerNetwork> way : java.util.List.of(reload, copy)) {
        try (MultiLayerNetwork made = way.call()) {
          // The listener hears of an iteration after the step that a file may already show.
          while (!seen.containsKey(made.iteration()) && !training.isDone()) {
            Thread.onSpinWait();
          }
          assertArrayEquals(seen.get(made.iteration()), numbers(made.params()));
          assertEquals(made.iteration(), made.updaterSteps());
        }
      }
    } while (!training.isDone());
    training.get();
    assertEquals(200, net.iteration());
  }

  @Test
  void aListenerMaySaveAndMayLetAnotherThreadSave() throws Exception {
    Path mine = folder.resolve("mine.zip");
    Path others = folder.resolve("others.zip");
    ExecutorService third = Executors.newSingleThreadExecutor();
    try {
      training(
              1,
              progress -> {
                net.save(mine);
                try {
                  third.submit(() -> net.save(others)).get();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              })
          .get();
    } finally {
      third.shutdownNow();
    }
    try (MultiLayerNetwork a = MultiLayerNetwork.load(mine);
        MultiLayerNetwork b = MultiLayerNetwork.load(others)) {
      assertEquals(5, a.iteration());
      assertEquals(5, b.iteration());
      assertArrayEquals(numbers(a.params()), numbers(b.params()));
    }
  }

  @Test
  void scoreMakesNoTrainer() {
    net.output(data.features()).close();
    net.score(data); // first use of the engine's operations
    long before = Memory.liveBytes();
    double score = net.score(data);
    assertEquals(before, Memory.liveBytes());
    assertFalse(net.hasUpdaterState());
    Path file = folder.resolve("net.zip");
    net.save(file);
    try (MultiLayerNetwork again = MultiLayerNetwork.load(file)) {
      assertFalse(again.hasUpdaterState());
      assertEquals(score, again.score(data));
    }
  }

  @Test
  void aLoadedStateIsSavedAgainAfterAScore() {
    net.fit(data);
    Path file = folder.resolve("net.zip");
    net.save(file);
    try (MultiLayerNetwork again = MultiLayerNetwork.load(file)) {
      again.score(data);
      again.save(file);
    }
    try (MultiLayerNetwork again = MultiLayerNetwork.load(file)) {
      assertArrayEquals(numbers(net.updaterState()), numbers(again.updaterState()));
      assertEquals(1, again.updaterSteps());
    }
  }

  /** Adam's first step from zeros is lr · g / (|g| + a little): as long as lr, not three times. */
  @Test
  void withoutItsStateAdamStartsAnew() {
    try (ArrayDataSetIterator batches =
        new ArrayDataSetIterator(data.features(), data.labels(), 8)) {
      net.fit(batches, 10);
    }
    Path file = folder.resolve("net.zip");
    ModelFile.write(net, file, false);
    try (MultiLayerNetwork again = MultiLayerNetwork.load(file)) {
      assertEquals(50, again.iteration());
      assertEquals(0, again.updaterSteps());
      double[] before = numbers(again.params());
      again.fit(data);
      double[] after = numbers(again.params());
      double longest = 0;
      for (int i = 0; i < after.length; i++) {
        longest = Math.max(longest, Math.abs(after[i] - before[i]));
      }
      assertEquals(0.01, longest, 1e-4);
      assertTrue(again.hasUpdaterState());
    }
  }
}
