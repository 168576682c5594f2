package org.pydl4j.nn.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Indexing;

/** Parts that are merged, files and processes; the numbers are compared in tests/compat. */
class EvaluationKindsTest {
  private static final int ROWS = 97;
  private static final long SEED = 11;

  private static double[] random(int columns, boolean whole) {
    Random random = new Random(SEED + columns + (whole ? 1 : 0));
    return random.doubles((long) ROWS * columns).map(x -> whole ? Math.round(x) : x).toArray();
  }

  private static <T extends IEvaluation<T>> T counted(
      Supplier<T> fresh, NDArray labels, NDArray predictions, int from, int to) {
    T evaluation = fresh.get();
    evaluation.eval(Indexing.slice(labels, 0, from, to), Indexing.slice(predictions, 0, from, to));
    return evaluation;
  }

  /** One pass gives what parts give that were counted elsewhere, in any order, also empty ones. */
  private static <T extends IEvaluation<T>> T merged(
      Supplier<T> fresh, NDArray labels, NDArray predictions) {
    T all = fresh.get();
    all.merge(sent(counted(fresh, labels, predictions, 60, ROWS)));
    all.merge(sent(fresh.get()));
    all.merge(sent(counted(fresh, labels, predictions, 0, 13)));
    all.merge(sent(counted(fresh, labels, predictions, 13, 60)));
    return all;
  }

  @SuppressWarnings({"unchecked", "BanSerializableRead"}) // what was written two lines above
  private static <T> T sent(T evaluation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(evaluation);
      out.flush();
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (T) in.readObject();
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void partsOfARegressionMergeToTheWhole() {
    try (Scope scope = Scope.open()) {
      NDArray labels = Nd.create(random(2, false), ROWS, 2);
      NDArray predictions = Nd.create(random(2, true), ROWS, 2);
      Supplier<RegressionEvaluation> fresh = () -> new RegressionEvaluation(List.of("a", "b"));
      RegressionEvaluation whole = counted(fresh, labels, predictions, 0, ROWS);
      RegressionEvaluation parts = merged(fresh, labels, predictions);
      assertEquals(ROWS, parts.examples());
      for (int c = 0; c < 2; c++) {
        assertEquals(whole.meanSquaredError(c), parts.meanSquaredError(c), 1e-12);
        assertEquals(whole.meanAbsoluteError(c), parts.meanAbsoluteError(c), 1e-12);
        assertEquals(whole.rSquared(c), parts.rSquared(c), 1e-12);
        assertEquals(whole.pearsonCorrelation(c), parts.pearsonCorrelation(c), 1e-12);
      }
      assertTrue(parts.stats().contains("b "), parts.stats());
      assertThrows(ShapeException.class, () -> parts.merge(new RegressionEvaluation(2)));
    }
  }

  @Test
  void labelsFarFromZeroLoseNoDigits() {
    RegressionEvaluation e = new RegressionEvaluation(1);
    try (Scope scope = Scope.open()) {
      double far = 1e6;
      e.eval(
          Nd.create(new double[] {far + 1, far + 2, far + 3}, 3),
          Nd.create(new double[] {far + 1, far + 2, far + 5}, 3));
    }
    assertEquals(4 / 3.0, e.meanSquaredError(0), 1e-12);
    assertEquals(1 - 4 / 2.0, e.rSquared(0), 1e-9);
    assertEquals(Math.sqrt(12 / 13.0), e.pearsonCorrelation(0), 1e-9);
  }

  @Test
  void partsOfProbabilitiesMergeToTheWhole() {
    try (Scope scope = Scope.open()) {
      NDArray labels = Nd.create(random(3, true), ROWS, 3);
      NDArray predictions = Nd.create(random(3, false), ROWS, 3);
      List<Supplier<? extends IEvaluation<?>>> kinds =
          List.of(
              () -> new EvaluationBinary(3),
              () -> new EvaluationBinary(0.2, 0.5, 0.9),
              () -> new ROCBinary(3),
              () -> new ROCBinary(3, 20));
      kinds.forEach(kind -> sameInParts(kind, labels, predictions));
      NDArray classes = Nd.create(new Random(SEED).longs(ROWS, 0, 3).toArray());
      kinds =
          List.of(
              () -> new ROCMultiClass(3),
              () -> new EvaluationCalibration(3),
              () -> new Evaluation(),
              () -> new Evaluation(List.of("a", "b", "c"), 2),
              () -> Evaluation.builder().costArray(1, 2, 0.5).build());
      kinds.forEach(kind -> sameInParts(kind, classes, predictions));
    }
  }

  @SuppressWarnings("unchecked") // the list holds different classes
  private static <T extends IEvaluation<T>> void sameInParts(
      Supplier<? extends IEvaluation<?>> kind, NDArray labels, NDArray predictions) {
    Supplier<T> fresh = () -> (T) kind.get();
    T whole = counted(fresh, labels, predictions, 0, ROWS);
    T parts = merged(fresh, labels, predictions);
    JsonObject expected = JsonParser.parseString(whole.toJson()).getAsJsonObject();
    JsonObject found = JsonParser.parseString(parts.toJson()).getAsJsonObject();
    if (!(whole instanceof EvaluationCalibration)) { // its sums are rounded in another order
      assertEquals(expected, found);
    }
    assertEquals(whole.stats(), parts.stats());
  }

  @Test
  void aRocWithoutAYesIsNotDefined() {
    ROC roc = new ROC();
    assertTrue(Double.isNaN(roc.calculateAUC()));
    try (Scope scope = Scope.open()) {
      roc.eval(Nd.create(new long[] {0, 0}), Nd.create(new float[] {0.3f, 0.6f}, 2));
    }
    assertTrue(Double.isNaN(roc.calculateAUC()) && Double.isNaN(roc.calculateAUCPR()));
    assertTrue(JsonParser.parseString(roc.toJson()).getAsJsonObject().get("auc").isJsonNull());
  }

  @Test
  void aRocWorkedOutByHand() {
    ROC roc = new ROC();
    try (Scope scope = Scope.open()) { // one-hot, two classes; a tie of yes and no at 0.5
      roc.eval(
          Nd.create(new float[] {1, 0, 0, 1, 1, 0, 0, 1}, 4, 2),
          Nd.create(new float[] {0.75f, 0.25f, 0.5f, 0.5f, 0.5f, 0.5f, 0.25f, 0.75f}, 4, 2));
    }
    ThresholdCurve curve = roc.curve();
    assertArrayEquals(new double[] {Double.POSITIVE_INFINITY, 0.75, 0.5, 0.25}, curve.thresholds());
    assertArrayEquals(new double[] {0, 0, 0.5, 1}, curve.falsePositiveRates());
    assertArrayEquals(new double[] {0, 0.5, 1, 1}, curve.truePositiveRates());
    assertArrayEquals(new double[] {1, 1, 2 / 3.0, 0.5}, curve.precisions(), 1e-12);
    assertEquals(0.875, roc.calculateAUC(), 1e-12);
    assertEquals(0.5 + 0.5 * (1 + 2 / 3.0) / 2, roc.calculateAUCPR(), 1e-12);
    assertThrows(ShapeException.class, () -> roc.merge(new ROC(10)));
  }

  @Test
  void longCurvesAreThinnedInFilesOnly() {
    ROC roc = new ROC();
    for (int i = 0; i < 5000; i++) {
      roc.add(i % 3 == 0, i / 5000.0);
    }
    assertEquals(5001, roc.curve().thresholds().length);
    JsonObject json = JsonParser.parseString(roc.toJson()).getAsJsonObject();
    assertEquals(ThresholdCurve.DRAWN, json.get("thresholds").getAsJsonArray().size());
    assertEquals(roc.calculateAUC(), json.get("auc").getAsDouble());
  }

  @Test
  void oneProbabilityStandsForTwoClasses() {
    Evaluation e = new Evaluation(1);
    try (Scope scope = Scope.open()) {
      e.eval(
          Nd.create(new float[] {0, 1, 1, 0}, 4, 1),
          Nd.create(new float[] {0.1f, 0.5f, 0.2f, 0.9f}, 4, 1));
    }
    assertArrayEquals(new long[][] {{1, 1}, {1, 1}}, e.confusionMatrix().toArray());
  }

  /** The yes of one column is class 1, whichever evaluation counts it. */
  @Test
  void theRocsOfOneProbabilityAgree() {
    try (Scope scope = Scope.open()) {
      NDArray labels = Nd.create(new float[] {0, 1, 1, 0, 1}, 5, 1);
      NDArray predictions = Nd.create(new float[] {0.1f, 0.7f, 0.4f, 0.5f, 0.9f}, 5, 1);
      ROC one = new ROC();
      ROCBinary binary = new ROCBinary(1);
      ROCMultiClass classes = new ROCMultiClass(1);
      List.of(one, binary, classes).forEach(kind -> kind.eval(labels, predictions));
      assertEquals(5 / 6.0, one.calculateAUC(), 1e-12); // of six pairs of yes and no, one is wrong
      assertEquals(one.calculateAUC(), binary.calculateAUC(0));
      assertEquals(one.calculateAUC(), classes.calculateAUC(0));
    }
  }

  private static final List<Supplier<? extends IEvaluation<?>>> OF_ONE_COLUMN =
      List.of(
          () -> new Evaluation(1),
          () -> new Evaluation(),
          () -> new EvaluationBinary(1),
          () -> new EvaluationCalibration(1),
          () -> new RegressionEvaluation(1),
          ROC::new,
          () -> new ROCBinary(1),
          () -> new ROCMultiClass(1));

  /** A NaN would count as class 0, as a no, or make all sums NaN. */
  @Test
  void aPredictionThatIsNaNIsRefusedByItsRowAndNothingOfItsBatchIsCounted() {
    try (Scope scope = Scope.open()) {
      NDArray labels = Nd.create(new float[] {0, 1, 1}, 3);
      NDArray good = Nd.create(new float[] {0.1f, 0.7f, 0.4f}, 3, 1);
      NDArray bad = Nd.create(new float[] {0.1f, Float.NaN, 0.4f}, 3, 1);
      for (Supplier<? extends IEvaluation<?>> kind : OF_ONE_COLUMN) {
        IEvaluation<?> evaluation = kind.get();
        evaluation.eval(labels, good);
        String before = evaluation.toJson();
        String message =
            assertThrows(DataException.class, () -> evaluation.eval(labels, bad)).getMessage();
        assertTrue(message.contains("row 4") && message.contains("NaN"), message);
        assertEquals(before, evaluation.toJson());
      }
    }
  }

  @Test
  void labelsThatAreNoneAreRefusedByTheirRow() {
    try (Scope scope = Scope.open()) {
      NDArray labels = Nd.create(new double[] {0, 1, Double.NaN}, 3);
      NDArray predictions = Nd.create(new float[] {0.1f, 0.7f, 0.4f}, 3, 1);
      for (Supplier<? extends IEvaluation<?>> kind : OF_ONE_COLUMN) {
        String message =
            assertThrows(DataException.class, () -> kind.get().eval(labels, predictions))
                .getMessage();
        assertTrue(message.contains("row 2"), message);
        message =
            assertThrows(DataException.class, () -> kind.get().eval(null, predictions))
                .getMessage();
        assertTrue(message.contains("needs labels"), message);
      }
    }
  }

  /** float32's 0.7 lies below 0.7: a threshold is a number of the probabilities' type. */
  @Test
  void aProbabilityAtTheThresholdIsAYesInEveryType() {
    try (Scope scope = Scope.open()) {
      NDArray yes = Nd.create(new float[] {1}, 1);
      for (DType type : List.of(DType.FLOAT64, DType.FLOAT32, DType.BFLOAT16)) {
        NDArray edge = Nd.create(new double[] {0.7}, 1, 1).castTo(type);
        EvaluationBinary binary = new EvaluationBinary(0.7);
        binary.eval(yes, edge);
        Evaluation classes = new Evaluation(0.7);
        classes.eval(yes, edge);
        assertEquals(1, binary.truePositives(0), type.name());
        assertEquals(1, classes.confusionMatrix().getCount(1, 1), type.name());
      }
    }
  }

  @Test
  void textsOfManyColumnsStaySmall() {
    int many = 50_000;
    List<IEvaluation<?>> kinds =
        List.of(
            new Evaluation(many),
            new EvaluationBinary(many),
            new EvaluationCalibration(many, 1),
            new RegressionEvaluation(many),
            new ROCBinary(many, 1));
    for (IEvaluation<?> kind : kinds) {
      assertTrue(kind.toString().length() < 15_000, kind.getClass().getName());
    }
  }

  @Test
  void anEvaluationOfNothingIsRefused() {
    List<Executable> kinds =
        List.of(
            () -> new Evaluation(0),
            () -> new EvaluationBinary(-1),
            () -> new EvaluationBinary(new double[0]),
            () -> new EvaluationCalibration(0),
            () -> new RegressionEvaluation(0),
            () -> new ROCBinary(-1),
            () -> new ROCMultiClass(0));
    kinds.forEach(kind -> assertThrows(ConfigurationException.class, kind));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    try (Scope scope = Scope.open()) {
      NDArray half = Nd.create(new float[] {0.5f}, 1, 1);
      NDArray two = Nd.create(new float[] {0.5f, 0.5f, 0.5f}, 1, 3);
      assertThrows(ShapeException.class, () -> new ROC().eval(half, two));
      assertThrows(DataException.class, () -> new EvaluationBinary(1).eval(half, half));
      assertThrows(ShapeException.class, () -> new EvaluationBinary(2).eval(half, half));
      assertThrows(
          DataException.class, () -> new ROCMultiClass(3).eval(Nd.create(new long[] {3}), two));
      assertThrows(
          ShapeException.class,
          () -> new EvaluationCalibration(3).merge(new EvaluationCalibration(2)));
    }
  }
}
