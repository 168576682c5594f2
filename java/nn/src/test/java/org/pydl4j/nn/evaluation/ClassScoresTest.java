package org.pydl4j.nn.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ShapeException;

/** Which number stands for all classes, and how classes come from predictions. */
class ClassScoresTest {
  private static final long[][] BINARY = {{3, 1}, {5, 7}};
  private static final long[][] THREE = {{4, 1, 0}, {2, 3, 1}, {0, 2, 5}};

  private static Evaluation counted(EvaluationBuilder settings, long[][] counts) {
    List<Long> actual = new ArrayList<>();
    List<Float> scores = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        for (int k = 0; k < counts[i][j]; k++) {
          actual.add((long) i);
          for (int c = 0; c < counts.length; c++) {
            scores.add(c == j ? 0.9f : 0.01f);
          }
        }
      }
    }
    float[] numbers = new float[scores.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = scores.get(i);
    }
    Evaluation made = settings.build();
    try (Scope scope = Scope.open()) {
      made.eval(
          Nd.create(actual.stream().mapToLong(Long::longValue).toArray()),
          Nd.create(numbers, actual.size(), counts.length));
    }
    return made;
  }

  private static Evaluation counted(long[][] counts) {
    return counted(Evaluation.builder(), counts);
  }

  @Test
  void ofTwoClassesPrecisionRecallAndF1AreAllThoseOfClass1() {
    Evaluation e = counted(BINARY);
    assertArrayEquals(BINARY, e.confusionMatrix().toArray());
    assertEquals(0.8750, e.precision(), 1e-12);
    assertEquals(7 / 12.0, e.recall(), 1e-12);
    assertEquals(0.7000, e.f1(), 1e-12);
    assertEquals(0.2500, e.falsePositiveRate(), 1e-12);
    assertEquals(5 / 12.0, e.falseNegativeRate(), 1e-12);
    assertEquals((0.25 + 5 / 12.0) / 2, e.falseAlarmRate(), 1e-12);
    assertEquals(Math.sqrt(0.875 * 7 / 12), e.gMeasure(), 1e-12);
    assertTrue(e.stats().contains("are those of class 1."), e.stats());
  }

  @Test
  void thePositiveClassCanBeTheOtherOrNone() {
    Evaluation other = counted(Evaluation.builder().binaryPositiveClass(0), BINARY);
    assertEquals(3 / 8.0, other.precision(), 1e-12);
    assertEquals(3 / 4.0, other.recall(), 1e-12);
    assertEquals(0.5, other.f1(), 1e-12);
    Evaluation none = counted(Evaluation.builder().binaryPositiveClass(null), BINARY);
    assertEquals((3 / 8.0 + 7 / 8.0) / 2, none.precision(), 1e-12);
    assertEquals((0.5 + 0.7) / 2, none.f1(), 1e-12);
    assertTrue(none.stats().contains("means over the classes"), none.stats());
  }

  @Test
  void averagesAreMacroOrMicro() {
    Evaluation e = counted(THREE);
    double[] precision = {4 / 6.0, 3 / 6.0, 5 / 6.0};
    double[] recall = {4 / 5.0, 3 / 6.0, 5 / 7.0};
    double macro = (precision[0] + precision[1] + precision[2]) / 3;
    assertEquals(macro, e.precision(), 1e-12);
    assertEquals(macro, e.precision(EvaluationAveraging.Macro), 1e-12);
    assertEquals(12 / 18.0, e.precision(EvaluationAveraging.Micro), 1e-12);
    assertEquals(12 / 18.0, e.f1(EvaluationAveraging.Micro), 1e-12);
    double two = 0;
    for (int c = 0; c < 3; c++) {
      two += 5 * precision[c] * recall[c] / (4 * precision[c] + recall[c]) / 3;
    }
    assertEquals(two, e.fBeta(2), 1e-12);
    assertEquals(e.f1(1), e.fBeta(1, 1), 1e-12);
    assertThrows(ConfigurationException.class, () -> e.fBeta(-1));
    assertThrows(IndexException.class, () -> e.precision(3));
  }

  @Test
  void matthewsCorrelationIsThatOfTheFormula() {
    double binary = (7 * 3 - 1 * 5) / Math.sqrt(8.0 * 12 * 4 * 8);
    assertEquals(binary, counted(BINARY).matthewsCorrelation(), 1e-12);
    assertEquals(binary, counted(BINARY).matthewsCorrelation(0), 1e-12);
    double all = 12 * 18 - (5 * 6 + 6 * 6 + 7 * 6);
    double spread = Math.sqrt(324.0 - 3 * 36) * Math.sqrt(324.0 - 25 - 36 - 49);
    assertEquals(all / spread, counted(THREE).matthewsCorrelation(), 1e-12);
  }

  @Test
  void productsOfManyExamplesDoNotOverflow() {
    long many = 4_000_000_000L;
    BinaryCounts counts = new BinaryCounts(3 * many, many, 3 * many, many);
    assertEquals(0.5, counts.matthewsCorrelation(), 1e-12);
  }

  @Test
  void aClassThatIsNeverFoundCountsZeroInF1AndIsNamedAsLeftOutOfPrecision() {
    Evaluation e = counted(new long[][] {{2, 0, 0}, {1, 0, 0}, {0, 0, 0}});
    assertEquals(2 / 3.0, e.precision(), 1e-12);
    assertEquals((0.8 + 0) / 2, e.f1(), 1e-12);
    assertEquals((Math.sqrt(2 / 3.0) + 0) / 2, e.gMeasure(), 1e-12);
    assertTrue(e.stats().contains("2 of precision, 1 of recall, 1 of F1"), e.stats());
  }

  private static NDArray scores() {
    float[] rows = {0.5f, 0.3f, 0.2f, 0.5f, 0.3f, 0.2f, 0.4f, 0.3f, 0.3f, 0.1f, 0.1f, 0.8f};
    return Nd.create(rows, 4, 3);
  }

  @Test
  void topNLooksAtTheGreatestScoresAndTiesAreRight() {
    Evaluation two = Evaluation.builder().topN(2).build();
    try (Scope scope = Scope.open()) {
      two.eval(Nd.create(new long[] {0, 2, 2, 0}), scores());
    }
    assertEquals(1 / 4.0, two.accuracy(), 1e-12);
    assertEquals(3 / 4.0, two.topNAccuracy(), 1e-12);
    assertTrue(two.stats().contains("Top 2:           0.7500"), two.stats());
    assertThrows(ConfigurationException.class, () -> two.merge(new Evaluation()));
    assertThrows(ConfigurationException.class, () -> Evaluation.builder().topN(0));
  }

  @Test
  void costsAndThresholdsMoveTheDecision() {
    try (Scope scope = Scope.open()) {
      Evaluation costly = Evaluation.builder().costArray(1, 2, 1).build();
      costly.eval(Nd.create(new long[] {0, 0, 0, 0}), scores());
      assertArrayEquals(new long[] {0, 3, 1}, costly.confusionMatrix().toArray()[0]);
      NDArray labels = Nd.create(new long[] {1, 1, 1});
      float[] one = {0.25f, 0.35f, 0.6f};
      float[] two = {0.75f, 0.25f, 0.65f, 0.35f, 0.4f, 0.6f};
      List<EvaluationBuilder> alike =
          List.of(
              Evaluation.builder().binaryDecisionThreshold(0.3),
              Evaluation.builder().costArray(0.3, 0.7));
      for (EvaluationBuilder settings : alike) {
        Evaluation ofOne = settings.build();
        ofOne.eval(labels, Nd.create(one, 3, 1));
        assertEquals(2, ofOne.confusionMatrix().right());
        Evaluation ofTwo = settings.build();
        ofTwo.eval(labels, Nd.create(two, 3, 2));
        assertEquals(2, ofTwo.confusionMatrix().right());
      }
      Evaluation ofThree = new Evaluation(0.3);
      assertThrows(
          ConfigurationException.class,
          () -> ofThree.eval(Nd.create(new long[] {0, 0, 0, 0}), scores()));
    }
    assertThrows(
        ConfigurationException.class, () -> Evaluation.builder().binaryDecisionThreshold(1.5));
    assertThrows(ConfigurationException.class, () -> Evaluation.builder().costArray(1, -1));
    assertThrows(
        ConfigurationException.class,
        () -> Evaluation.builder().classes(2).costArray(1, 2, 3).build());
  }

  @Test
  void namesOfClassesStandInTheText() {
    Evaluation e = counted(Evaluation.builder().labels(List.of("no", "yes")), BINARY);
    assertTrue(e.stats().contains("those of class 1 (yes)"), e.stats());
    assertTrue(e.stats().contains("| 0 no = actual"), e.stats());
    assertThrows(
        ConfigurationException.class,
        () -> Evaluation.builder().labels(List.of("no", "yes")).classes(3).build());
  }

  @Test
  void rowsOfLabelsThatAreNotOneHotAreRefused() {
    try (Scope scope = Scope.open()) {
      NDArray scores = Nd.create(new float[] {1, 0, 0, 0, 1, 0}, 2, 3);
      float[][] wrong = {{0, 0, 0}, {0, 1, 1}, {0, 0.9f, 0.1f}, {0, 2, 0}, {0, Float.NaN, 0}};
      for (float[] row : wrong) {
        NDArray labels = Nd.create(new float[] {1, 0, 0, row[0], row[1], row[2]}, 2, 3);
        for (IEvaluation<?> kind : List.of(new Evaluation(), new ROCMultiClass(3))) {
          String message =
              assertThrows(DataException.class, () -> kind.eval(labels, scores)).getMessage();
          assertTrue(message.contains("one-hot") && message.contains("Row 1"), message);
        }
      }
    }
  }

  @Test
  void predictionsOfAnotherWidthAreRefused() {
    try (Scope scope = Scope.open()) {
      NDArray label = Nd.create(new long[] {0});
      Evaluation e = new Evaluation(3);
      String message =
          assertThrows(ShapeException.class, () -> e.eval(label, Nd.zeros(1, 2))).getMessage();
      assertTrue(message.contains("[n, 3]"), message);
      assertThrows(ShapeException.class, () -> e.eval(label, Nd.zeros(1)));
      assertThrows(ShapeException.class, () -> new Evaluation().eval(label, Nd.zeros(1, 2, 2)));
      assertEquals(0, new Evaluation().classes());
      assertThrows(IndexException.class, () -> new Evaluation().f1(0));
    }
  }

  @Test
  void numbersAreWrittenAlikeEverywhere() {
    Locale before = Locale.getDefault();
    Evaluation e = counted(BINARY);
    String expected = e.stats() + e.toJson();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(expected, e.stats() + e.toJson());
    } finally {
      Locale.setDefault(before);
    }
  }
}
