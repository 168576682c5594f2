package org.pydl4j.nn.earlystopping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ScoreException;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.earlystopping.EarlyStoppingResult.TerminationReason;
import org.pydl4j.nn.evaluation.Evaluation;
import org.pydl4j.nn.evaluation.ROC;
import org.pydl4j.nn.evaluation.RegressionEvaluation;
import org.pydl4j.nn.listeners.TrainingHistory;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.listeners.TrainingProgress;
import org.pydl4j.nn.testing.Nets;
import org.pydl4j.nn.training.FitOptions;

class EarlyStoppingTest {
  /** Scores from a list, and the parameters that they were asked for. */
  private static final class Scripted implements ScoreCalculator {
    private final boolean minimize;
    private final double[] scores;
    private final List<double[]> seen = new ArrayList<>();

    private Scripted(boolean minimize, double... scores) {
      this.minimize = minimize;
      this.scores = scores;
    }

    @Override
    public double calculateScore(NeuralNetwork network) {
      try (NDArray params = network.params()) {
        seen.add(params.toDoubleArray());
      }
      return scores[seen.size() - 1];
    }

    @Override
    public boolean minimizeScore() {
      return minimize;
    }
  }

  private static ArrayDataSetIterator data() {
    return new ArrayDataSetIterator(Nets.features(50), Nets.labels(50), 10).shuffle(7);
  }

  private static double[] params(NeuralNetwork net) {
    try (NDArray params = net.params()) {
      return params.toDoubleArray();
    }
  }

  private static EarlyStoppingConfigurationBuilder patience(int epochs, ScoreCalculator scores) {
    return EarlyStoppingConfiguration.builder()
        .scoreCalculator(scores)
        .epochTerminationConditions(new ScoreImprovementEpochTerminationCondition(epochs));
  }

  @Test
  void theBestWeightsComeBackBitForBitInBothDirections(@TempDir Path folder) {
    for (boolean minimize : new boolean[] {true, false}) {
      for (EarlyStoppingModelSaver saver :
          List.of(new InMemoryModelSaver(), new LocalFileModelSaver(folder))) {
        double sign = minimize ? 1 : -1;
        Scripted scores =
            new Scripted(minimize, 3 * sign, Double.NaN, 1 * sign, 2 * sign, 1 * sign, 9, 9);
        EarlyStoppingConfiguration conf = patience(2, scores).modelSaver(saver).build();
        try (Scope scope = Scope.open();
            ArrayDataSetIterator data = data();
            MultiLayerNetwork net = Nets.network();
            EarlyStoppingResult result = new EarlyStoppingTrainer(conf, net, data).fit();
            NeuralNetwork best = result.getBestModel()) {
          assertEquals(TerminationReason.EpochTerminationCondition, result.terminationReason());
          assertEquals(
              "ScoreImprovementEpochTerminationCondition(2, 0.0)", result.terminationDetails());
          assertEquals(2, result.bestModelEpoch());
          assertEquals(1 * sign, result.bestModelScore());
          assertEquals(5, result.totalEpochs());
          assertEquals(List.of(0L, 1L, 2L, 3L, 4L), List.copyOf(result.scoreVsEpoch().keySet()));
          assertArrayEquals(scores.seen.get(2), params(best));
          assertEquals(15, best.iteration());
          assertEquals(3, best.epoch());
          assertEquals(25, net.iteration());
        }
      }
    }
  }

  @Test
  void aFitWithEarlyStoppingLeavesTheBestNetworkFromWhichTrainingGoesOn() {
    Scripted scores = new Scripted(true, 3, 1, 2, 2);
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = data();
        MultiLayerNetwork stopped = Nets.network();
        MultiLayerNetwork never = Nets.network()) {
      FitOptions options = FitOptions.of(100).withEarlyStopping(patience(2, scores).build());
      TrainingHistory history = stopped.fit(data, options);
      assertEquals(4, history.epochs().length);
      assertEquals(List.of("score", "seconds"), history.names());
      never.fit(data, 2);
      assertArrayEquals(params(never), params(stopped));
      assertEquals(never.iteration(), stopped.iteration());
      never.fit(data, 1);
      stopped.fit(data, 1);
      assertArrayEquals(params(never), params(stopped));
    }
  }

  @Test
  void anErrorComesOutAndTheBestIsKept() {
    Scripted scores = new Scripted(true, 3, 1, 2, 2);
    TrainingListener fails =
        new TrainingListener() {
          @Override
          public void onEpochStart(TrainingProgress progress) {
            if (progress.epoch() == 3) {
              throw new IllegalStateException("on purpose");
            }
          }
        };
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = data();
        MultiLayerNetwork net = Nets.network()) {
      FitOptions options =
          FitOptions.of(9).withEarlyStopping(patience(5, scores).build()).withListeners(fails);
      assertThrows(IllegalStateException.class, () -> net.fit(data, options));
      assertArrayEquals(scores.seen.get(1), params(net));
      net.setListeners(fails);
      scores.seen.clear();
      EarlyStoppingTrainer trainer =
          new EarlyStoppingTrainer(patience(5, scores).build(), net, data);
      assertThrows(IllegalStateException.class, trainer::fit);
      try (EarlyStoppingResult result = trainer.result();
          NeuralNetwork best = result.getBestModel()) {
        assertEquals(TerminationReason.Error, result.terminationReason());
        assertTrue(result.terminationDetails().contains("on purpose"));
        assertEquals(0, result.bestModelEpoch());
        assertArrayEquals(scores.seen.get(0), params(best));
      }
    }
  }

  @Test
  void conditionsOfMiniBatchesEndAtOnce() {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = data();
        MultiLayerNetwork net = Nets.network()) {
      EarlyStoppingConfiguration conf =
          EarlyStoppingConfiguration.builder()
              .iterationTerminationConditions(new MaxScoreIterationTerminationCondition(1e-9))
              .build();
      try (EarlyStoppingResult result = new EarlyStoppingTrainer(conf, net, data).fit()) {
        assertEquals(TerminationReason.IterationTerminationCondition, result.terminationReason());
        assertEquals(1, net.iteration());
        assertEquals(-1, result.bestModelEpoch());
        assertNull(result.getBestModel());
      }
    }
  }

  @Test
  void aScoreThatIsNoNumberIsAnEndWhereAConditionSaysSoElseAnError() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network()) {
      NDArray features = Nets.features(50);
      features.set(Double.NaN, 25, 0);
      try (ArrayDataSetIterator data = new ArrayDataSetIterator(features, Nets.labels(50), 10)) {
        EarlyStoppingConfigurationBuilder conf =
            EarlyStoppingConfiguration.builder()
                .epochTerminationConditions(new MaxEpochsTerminationCondition(3));
        EarlyStoppingTrainer plain = new EarlyStoppingTrainer(conf.build(), net, data);
        assertThrows(ScoreException.class, plain::fit);
        assertEquals(TerminationReason.Error, plain.result().terminationReason());
        conf.iterationTerminationConditions(new InvalidScoreIterationTerminationCondition());
        EarlyStoppingResult result = new EarlyStoppingTrainer(conf.build(), net, data).fit();
        assertEquals(TerminationReason.IterationTerminationCondition, result.terminationReason());
        assertTrue(
            result.terminationDetails().contains("iteration 4"), result.terminationDetails());
        assertEquals(4, net.iteration());
      }
    }
  }

  @Test
  void maxEpochsAndEveryNthEpochCount() {
    Scripted scores = new Scripted(true, 3, 2, 1);
    List<String> told = new ArrayList<>();
    EarlyStoppingListener listener =
        new EarlyStoppingListener() {
          @Override
          public void onStart(EarlyStoppingConfiguration conf, NeuralNetwork net) {
            told.add("start");
          }

          @Override
          public void onEpoch(
              long epoch, double score, EarlyStoppingConfiguration conf, NeuralNetwork net) {
            told.add(epoch + ": " + score);
          }

          @Override
          public void onCompletion(EarlyStoppingResult result) {
            told.add("end " + result.totalEpochs());
          }
        };
    EarlyStoppingConfiguration conf =
        EarlyStoppingConfiguration.builder()
            .scoreCalculator(scores)
            .evaluateEveryNEpochs(2)
            .saveLastModel(true)
            .epochTerminationConditions(new MaxEpochsTerminationCondition(4))
            .build();
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = data();
        MultiLayerNetwork net = Nets.network();
        EarlyStoppingResult result = new EarlyStoppingTrainer(conf, net, data, listener).fit();
        NeuralNetwork latest = result.modelSaver().getLatestModel()) {
      assertEquals(List.of("start", "0: 3.0", "2: 2.0", "end 4"), told);
      assertArrayEquals(params(net), params(latest));
    }
  }

  @Test
  void conditionsEndAsTheirNamesSay() {
    BestScoreEpochTerminationCondition best = new BestScoreEpochTerminationCondition(0.5);
    assertTrue(best.terminate(0, 0.5, true) && best.terminate(0, 0.5, false));
    assertTrue(best.terminate(0, 0.6, false) && !best.terminate(0, 0.6, true));
    assertFalse(best.terminate(0, Double.NaN, true));
    ScoreImprovementEpochTerminationCondition slow =
        new ScoreImprovementEpochTerminationCondition(2, 0.1);
    slow.initialize();
    assertFalse(slow.terminate(0, 1, true));
    assertFalse(slow.terminate(1, 0.95, true));
    assertTrue(slow.terminate(2, 0.91, true), "better, but not by more than 0.1");
    slow.initialize();
    assertFalse(slow.terminate(9, 1, true), "a new training begins anew");
    assertTrue(new MaxScoreIterationTerminationCondition(2).terminate(Double.NaN));
    assertFalse(new MaxScoreIterationTerminationCondition(2).terminate(2));
    assertTrue(
        new MaxTimeIterationTerminationCondition(1, java.util.concurrent.TimeUnit.NANOSECONDS)
            .terminate(0));
    assertThrows(ConfigurationException.class, () -> EarlyStoppingConfiguration.builder().build());
  }

  @Test
  void calculatorsGiveWhatTheEvaluationsOfTheNetworkGive() {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = data();
        MultiLayerNetwork net = Nets.network()) {
      assertEquals(
          net.evaluate(data).accuracy(),
          new ClassificationScoreCalculator(Evaluation.Metric.ACCURACY, data).calculateScore(net));
      assertEquals(
          net.evaluateROCMultiClass(data, 0).calculateAverageAUC(),
          new ROCScoreCalculator(ROC.Metric.AUROC, data).calculateScore(net));
      MetricScoreCalculator mse =
          new RegressionScoreCalculator(RegressionEvaluation.Metric.MSE, data);
      assertTrue(mse.minimizeScore());
      double loss = new DataSetLossCalculator(data).calculateScore(net);
      assertEquals(
          net.score(new org.pydl4j.nn.data.DataSet(Nets.features(50), Nets.labels(50))),
          loss,
          1e-5);
      assertEquals(50 * loss, new DataSetLossCalculator(data, false).calculateScore(net), 1e-9);
    }
  }

  @Test
  void theHistoryHasValidationByEpochAndEarlyStoppingLooksAtIt() {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = data();
        ArrayDataSetIterator validation = data();
        MultiLayerNetwork net = Nets.network()) {
      EarlyStoppingConfiguration conf =
          EarlyStoppingConfiguration.builder()
              .epochTerminationConditions(new BestScoreEpochTerminationCondition(0.7))
              .build();
      TrainingHistory history =
          net.fit(
              data,
              FitOptions.of(200)
                  .withValidation(validation, Evaluation.Metric.ACCURACY, ROC.Metric.AUROC)
                  .withEarlyStopping(conf));
      assertEquals(
          List.of("score", "seconds", "val_score", "val_accuracy", "val_auroc"), history.names());
      double last = history.last("val_score");
      assertTrue(last <= 0.7 && history.epochs().length < 200, () -> "last " + last);
      assertEquals(last, new DataSetLossCalculator(validation).calculateScore(net));
      assertEquals(net.evaluate(validation).accuracy(), history.last("val_accuracy"));
      ConfigurationException wrong =
          assertThrows(ConfigurationException.class, () -> history.column("val_acuracy"));
      assertTrue(wrong.getMessage().contains("val_accuracy"));
    }
  }
}
