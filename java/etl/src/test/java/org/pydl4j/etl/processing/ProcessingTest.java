package org.pydl4j.etl.processing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;

class ProcessingTest {
  private static final String SCALE =
      "{\"@class\": \"NormalizerStandardize\", \"mean\": [1700000000], \"std\": [2],"
          + " \"labelMean\": [100], \"labelStd\": [10]}";

  @Test
  void neighboursAmongLargeNumbersStayDifferent() {
    Processing processing = Processing.of(SCALE, List.of());
    try (NDArray raw = Nd.create(new double[] {1700000001, 1700000002}, 2, 1);
        NDArray input = processing.input(raw, DType.FLOAT32)) {
      assertEquals(DType.FLOAT32, input.dtype());
      assertArrayEquals(new float[] {0.5f, 1}, input.toFloatArray());
    }
  }

  @Test
  void outputsAreInTheUnitsOfTheLabels() {
    Processing processing = Processing.of(SCALE, List.of());
    try (NDArray made = Nd.create(new float[] {0, -1.5f}, 2, 1);
        NDArray answer = processing.output(made)) {
      assertArrayEquals(new float[] {100, 85}, answer.toFloatArray());
    }
  }

  @Test
  void withoutANormalizerNumbersStayAsTheyAre() {
    Processing processing = Processing.of(null, List.of());
    assertFalse(processing.isScaling());
    try (NDArray raw = Nd.create(new float[] {1, 2}, 1, 2);
        NDArray input = processing.input(raw, DType.FLOAT32);
        NDArray output = processing.output(raw)) {
      assertArrayEquals(new float[] {1, 2}, input.toFloatArray());
      assertArrayEquals(new float[] {1, 2}, output.toFloatArray());
    }
  }

  @Test
  void aClassIsCalledByItsGreatestNumber() {
    Processing three = Processing.of(null, List.of("a", "b", "c"));
    assertEquals("c", three.label(-3, -2, -1));
    assertEquals("a", three.label(1, 1, 0));
    assertNull(three.label(1, Double.NaN, 0));
    assertNull(three.label(1, 2));
    Processing two = Processing.of(null, List.of("no", "yes"));
    assertEquals("no", two.label(0.4));
    assertEquals("yes", two.label(0.5));
    assertEquals("no", two.label(0.7, 0.3));
    assertNull(Processing.of(null, List.of()).label(1, 2));
  }
}
