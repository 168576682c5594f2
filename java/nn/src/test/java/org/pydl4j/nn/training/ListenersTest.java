package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.listeners.CollectScoresListener;
import org.pydl4j.nn.listeners.PerformanceListener;
import org.pydl4j.nn.listeners.ProgressListener;
import org.pydl4j.nn.listeners.ScoreIterationListener;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.testing.Nets;

class ListenersTest {
  private static void train(int epochs, TrainingListener... listeners) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data =
            new ArrayDataSetIterator(Nets.features(50), Nets.labels(50), 10)) {
      net.addListeners(listeners).fit(data, epochs);
    }
  }

  @Test
  void scoresAreCollectedAndToldAtTheirIterations() {
    CollectScoresListener all = new CollectScoresListener();
    CollectScoresListener some = new CollectScoresListener(3);
    List<String> lines = new ArrayList<>();
    train(2, all, some, new ScoreIterationListener(4, lines::add));
    assertArrayEquals(new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, all.iterations());
    assertArrayEquals(new long[] {3, 6, 9}, some.iterations());
    assertEquals(all.scores()[5], some.scores()[1]);
    assertEquals(2, lines.size());
    String expected = String.format(java.util.Locale.ROOT, "%.6f", all.scores()[3]);
    assertEquals("Score at iteration 4 is " + expected, lines.get(0));
  }

  @Test
  void manyScoresAreKeptWhole() {
    CollectScoresListener all = new CollectScoresListener();
    train(40, all);
    assertEquals(200, all.scores().length);
    assertEquals(200, all.iterations()[199]);
  }

  @Test
  void progressIsThrottledButTheEndOfAPassIsTold() {
    List<String> rare = new ArrayList<>();
    List<String> each = new ArrayList<>();
    train(
        2,
        new ProgressListener(
            (epoch, epochs, done, total, score, rate, left, ended) ->
                rare.add(epoch + "/" + epochs + " " + done + "/" + total + " " + ended),
            3_600_000),
        new ProgressListener(
            (epoch, epochs, done, total, score, rate, left, ended) -> {
              assertTrue(rate > 0 && left >= 0 && Double.isFinite(score));
              each.add(epoch + " " + done + (ended ? " end" : ""));
            },
            0));
    assertEquals(List.of("0/2 50/50 true", "1/2 50/50 true"), rare);
    assertEquals(12, each.size());
    assertEquals("0 30", each.get(2));
    assertEquals("1 50 end", each.get(11));
  }

  @Test
  void performanceIsToldAsARate() {
    List<String> lines = new ArrayList<>();
    PerformanceListener listener = new PerformanceListener(5, lines::add);
    train(2, listener);
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).matches("iteration 5: \\d+ examples/s, [\\d.]+ batches/s, score .*"));
    assertTrue(listener.examplesPerSecond() > 0);
  }
}
