package org.pydl4j.nn.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;

class EvaluationTest {
  /** Actual 0: predicted 0 0 1; actual 1: 1 1; actual 2: 0; class 3 does not occur. */
  private static Evaluation example() {
    Evaluation evaluation = new Evaluation(4);
    try (Scope scope = Scope.open()) {
      float[] predictions = new float[24];
      int[] predicted = {0, 0, 1, 1, 1, 0};
      for (int i = 0; i < 6; i++) {
        predictions[4 * i + predicted[i]] = 0.9f;
      }
      evaluation.eval(Nd.create(new long[] {0, 0, 0, 1, 1, 2}), Nd.create(predictions, 6, 4));
    }
    return evaluation;
  }

  @Test
  void numbersAreThoseWorkedOutByHand() {
    Evaluation e = example();
    assertArrayEquals(
        new long[][] {{2, 1, 0, 0}, {0, 2, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 0}},
        e.confusionMatrix().toArray());
    assertEquals(4 / 6.0, e.accuracy(), 1e-12);
    assertEquals(2 / 3.0, e.precision(0), 1e-12);
    assertEquals(2 / 3.0, e.recall(0), 1e-12);
    assertEquals(2 / 3.0, e.precision(1), 1e-12);
    assertEquals(1, e.recall(1), 1e-12);
    assertEquals(0.8, e.f1(1), 1e-12);
    assertEquals(0, e.recall(2), 1e-12);
    assertTrue(Double.isNaN(e.precision(2)) && Double.isNaN(e.recall(3)));
    assertEquals(2 / 3.0, e.precision(), 1e-12); // classes 0 and 1
    assertEquals((2 / 3.0 + 1 + 0) / 3, e.recall(), 1e-12);
    assertEquals((2 / 3.0 + 0.8 + 0) / 3, e.f1(), 1e-12);
    assertTrue(e.stats().contains("Accuracy:        0.6667"), e.stats());
  }

  @Test
  void oneHotLabelsAndMergingCountTheSame() {
    Evaluation e = example();
    Evaluation more = new Evaluation(4);
    try (Scope scope = Scope.open()) {
      more.eval(
          Nd.create(new float[] {0, 0, 1, 0}, 1, 4), Nd.create(new float[] {0, 0, 1, 0}, 1, 4));
    }
    e.merge(more);
    assertEquals(7, e.examples());
    assertEquals(1, e.confusionMatrix().getCount(2, 2));
  }

  @Test
  void jsonHasNullForWhatIsNotDefined() {
    JsonObject json = JsonParser.parseString(example().toJson()).getAsJsonObject();
    assertEquals(6, json.get("examples").getAsInt());
    assertTrue(json.getAsJsonArray("recall_per_class").get(3).isJsonNull());
  }

  @Test
  void twoClassesGiveTheF1OfTheSecond() {
    Evaluation e = new Evaluation(2);
    try (Scope scope = Scope.open()) {
      e.eval(Nd.create(new long[] {1, 1, 0}), Nd.create(new float[] {0, 1, 1, 0, 0, 1}, 3, 2));
    }
    assertEquals(0.5, e.f1(), 1e-12); // one right, one missed, one false alarm
  }

  @Test
  void labelsOutsideTheClassesAreRefused() {
    Evaluation e = new Evaluation(2);
    try (Scope scope = Scope.open()) {
      assertThrows(DataException.class, () -> e.eval(Nd.create(new long[] {2}), Nd.zeros(1, 2)));
      assertThrows(ShapeException.class, () -> e.eval(Nd.create(new long[] {1}), Nd.zeros(1, 3)));
      assertThrows(ShapeException.class, () -> e.eval(Nd.create(new long[] {1}), Nd.zeros(2, 2)));
    }
  }
}
