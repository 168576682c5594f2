package org.pydl4j.nn.listeners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.evaluation.Evaluation;
import org.pydl4j.nn.evaluation.ROCMultiClass;
import org.pydl4j.nn.listeners.EvaluativeListener.InvocationType;
import org.pydl4j.nn.testing.Nets;

class WatchingListenersTest {
  private static ArrayDataSetIterator data() {
    return new ArrayDataSetIterator(Nets.features(50), Nets.labels(50), 10);
  }

  @Test
  void evaluationsAreMadeWhenTheyAreDue() {
    List<String> told = new ArrayList<>();
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = data();
        ArrayDataSetIterator test = data();
        MultiLayerNetwork net = Nets.network()) {
      EvaluativeListener epochs = new EvaluativeListener(test, 2);
      epochs.setCallback(
          (iteration, epoch, all) -> {
            assertEquals(((Evaluation) all.get(0)).toJson(), net.evaluate(test).toJson());
            told.add("epoch " + epoch + " after " + iteration);
          });
      EvaluativeListener iterations =
          new EvaluativeListener(
              test,
              7,
              InvocationType.ITERATION_END,
              List.of(Evaluation.Metric.F1::evaluation, any -> new ROCMultiClass(3, 0)));
      iterations.setCallback((iteration, epoch, all) -> told.add("iteration " + iteration));
      net.setListeners(epochs, iterations).fit(data, 4);
      assertEquals(
          List.of("iteration 7", "epoch 2 after 10", "iteration 14", "epoch 4 after 20"), told);
      assertEquals(2, iterations.evaluations().size());
      assertEquals(50, ((ROCMultiClass) iterations.evaluations().get(1)).examples());
    }
  }

  @Test
  void theTimeThatIsLeftIsTold() {
    List<String> lines = new ArrayList<>();
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = data();
        MultiLayerNetwork net = Nets.network()) {
      net.addListeners(new TimeIterationListener(5, lines::add)).fit(data, 2);
    }
    assertEquals(2, lines.size());
    assertTrue(
        lines
            .get(1)
            .matches("iteration 10, epoch 2 of 2: [\\d.]+ iterations/s, 0:00:00 left, done at .*"),
        lines.get(1));
  }

  @Test
  void statisticsAreWrittenForTheFirstMiniBatchAndEveryNth(@TempDir Path folder) throws Exception {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = data();
        MultiLayerNetwork net = Nets.network();
        StatsListener stats = new StatsListener(folder.resolve("run"), 4)) {
      net.addListeners(stats).fit(data, 2);
      String text = Files.readString(stats.file(), java.nio.charset.StandardCharsets.ISO_8859_1);
      assertEquals(3, text.split("performance/examples_per_second", -1).length - 1);
      assertTrue(text.contains("updates/1_b") && text.contains("learning_rate"));
      stats.close();
      net.setListeners(stats);
      assertThrows(ConfigurationException.class, () -> net.fit(data, 1));
    }
  }

  @Test
  void distributionsLeaveOutWhatIsNoNumber() {
    try (Scope scope = Scope.open()) {
      Distribution of =
          Distribution.of(
              Nd.create(new double[] {1, 2, 3, 6, Double.NaN, Double.POSITIVE_INFINITY}), 5);
      assertEquals(4, of.count());
      assertEquals(3, of.mean());
      assertEquals(Math.sqrt(3.5), of.deviation(), 1e-15);
      assertEquals(
          List.of(1.0, 1.0, 1.0, 0.0, 1.0), java.util.Arrays.stream(of.counts()).boxed().toList());
      assertEquals(6, of.limits()[4]);
      Distribution constant = Distribution.of(Nd.create(new double[] {2, 2}), 3);
      assertEquals(2, constant.counts()[0]);
    }
  }
}
