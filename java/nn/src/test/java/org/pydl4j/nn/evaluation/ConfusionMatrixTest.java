package org.pydl4j.nn.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;

/** Counts of many classes take what their examples need. */
class ConfusionMatrixTest {
  private static final int MANY = 50_000;

  @Test
  void countsAreThoseOfAMapWhateverTheirNumber() {
    ConfusionMatrix matrix = new ConfusionMatrix(MANY);
    Map<Long, Long> expected = new TreeMap<>();
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      int actual = random.nextInt(i % 2 == 0 ? MANY : 50);
      int predicted = i % 5 == 0 ? actual : random.nextInt(i % 2 == 0 ? MANY : 50);
      matrix.add(actual, predicted, 1 + i % 3);
      expected.merge((long) actual * MANY + predicted, 1L + i % 3, Long::sum);
    }
    long[][] pairs =
        expected.entrySet().stream()
            .map(e -> new long[] {e.getKey() / MANY, e.getKey() % MANY, e.getValue()})
            .toArray(long[][]::new);
    assertArrayEquals(pairs, matrix.entries());
    long[] one = pairs[pairs.length / 2];
    assertEquals(one[2], matrix.getCount((int) one[0], (int) one[1]));
    long actual = 0;
    long right = 0;
    for (long[] pair : pairs) {
      actual += pair[0] == 7 ? pair[2] : 0;
      right += pair[0] == pair[1] ? pair[2] : 0;
    }
    assertEquals(actual, matrix.getActualTotal(7));
    assertEquals(right, matrix.right());
    assertEquals(expected.values().stream().mapToLong(Long::longValue).sum(), matrix.examples());
  }

  /** A dense matrix would be 20 GB, in every partition of a Spark job. */
  @Test
  void fiftyThousandClassesTravelInAFewKilobytes() throws IOException {
    Evaluation e = new Evaluation(MANY);
    try (Scope scope = Scope.open()) {
      NDArray predictions = Nd.zeros(8, MANY);
      long[] labels = {0, 1, 2, 3, MANY - 1, MANY - 1, 6, 7};
      predictions.set(1, 4, MANY - 1);
      predictions.set(1, 5, 17);
      e.eval(Nd.create(labels), predictions);
    }
    assertEquals(1, e.confusionMatrix().getCount(MANY - 1, MANY - 1));
    assertEquals(1, e.confusionMatrix().getCount(MANY - 1, 17));
    assertEquals(0.5, e.recall(MANY - 1), 1e-12);
    assertEquals(2 / 8.0, e.accuracy(), 1e-12);
    assertTrue(e.stats().length() < 1000, e.stats());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(e);
    }
    assertTrue(bytes.size() < 4000, "bytes: " + bytes.size());
  }

  @Test
  void aMatrixThatFillsTheHeapIsRefused() {
    String message =
        assertThrows(ConfigurationException.class, () -> new ConfusionMatrix(200_000).toArray())
            .getMessage();
    assertTrue(message.contains("entries()"), message);
  }
}
