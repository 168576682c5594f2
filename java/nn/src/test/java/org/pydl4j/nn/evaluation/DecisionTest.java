package org.pydl4j.nn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.DataException;

/** The rule that outputs become classes by, in the engine and for numbers of Java's. */
class DecisionTest {
  private static final double[][] ROWS = {
    {0.2, 0.7, 0.1}, {0.4, 0.2, 0.4}, {-3, -2, -2}, {1, 0}, {0.5, 0.5}, {0.5}, {0.49999}, {0.9}
  };
  private static final int[] CLASSES = {1, 0, 1, 0, 0, 1, 0, 1};

  @Test
  void javasNumbersGetTheClassThatTheEngineGives() {
    for (int i = 0; i < ROWS.length; i++) {
      double[] row = ROWS[i];
      double[] among = new double[row.length + 3];
      among[0] = 99;
      System.arraycopy(row, 0, among, 1, row.length);
      assertEquals(CLASSES[i], Decision.greatest(among, 1, 1 + row.length), "row " + i);
      try (NDArray outputs = Nd.create(row, 1, row.length);
          NDArray classes = Decision.GREATEST.classes(outputs)) {
        assertEquals(CLASSES[i], classes.toLongArray()[0], "row " + i);
      }
    }
  }

  @Test
  void nanStandsForNoClass() {
    for (double[] row : new double[][] {{0.1, Double.NaN, 2}, {Double.NaN}}) {
      assertEquals(-1, Decision.greatest(row, 0, row.length));
      try (NDArray outputs = Nd.create(row, 1, row.length)) {
        assertThrows(DataException.class, () -> Decision.GREATEST.classes(outputs));
      }
    }
  }
}
