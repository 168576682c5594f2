package org.pydl4j.etl.normalizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Casts;

/** Features that never change, and numbers that float32 cannot hold, keep their meaning. */
class RoundingTest {
  private static Statistics of(double[] column, int parts) {
    Statistics all = new Statistics();
    int piece = column.length / parts;
    for (int i = 0; i < column.length; i += piece) {
      double[] part = Arrays.copyOfRange(column, i, Math.min(column.length, i + piece));
      try (NDArray rows = Nd.create(part, part.length, 1)) {
        all.add(rows);
      }
    }
    return all;
  }

  /**
   * numpy's std of 1,000 times 0.1 is 1.4e-17; scikit-learn 1.7 takes such columns for constant.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, -0.1, 1e-20, 1234567.891, 1e17, 0})
  void aConstantBecomesNothingWhateverItsMeanRoundsTo(double value) {
    double[] column = new double[1000];
    Arrays.fill(column, value);
    for (int parts : new int[] {1, 7, 100}) {
      Statistics seen = of(column, parts);
      assertEquals(value, seen.mean()[0]);
      assertEquals(0, seen.std()[0]);
      for (Normalizer normalizer :
          List.of(new NormalizerStandardize(seen, null), new NormalizerMinMaxScaler(seen, null))) {
        try (Scope scope = Scope.open()) {
          NDArray x = Nd.create(new double[] {value}, 1, 1);
          assertEquals(0, normalizer.transform(x).getDouble(0, 0), normalizer.toJson());
          NDArray back = normalizer.revert(normalizer.transform(x));
          assertEquals(value, back.getDouble(0, 0), normalizer.toJson());
        }
      }
    }
  }

  @Test
  void valuesThatOnlyRoundingTellsApartAreOne() {
    Statistics seen = of(new double[] {0.1 + 0.2, 0.3, 0.3}, 1); // 0.30000000000000004
    for (Normalizer normalizer :
        List.of(new NormalizerStandardize(seen, null), new NormalizerMinMaxScaler(seen, null))) {
      try (Scope scope = Scope.open()) {
        NDArray scaled = normalizer.transform(Nd.create(new double[] {0.1 + 0.2, 0.3}, 2, 1));
        assertArrayEquals(new double[2], scaled.toDoubleArray(), 1e-15);
      }
    }
  }

  @Test
  void smallButRealChangesAreNoConstant() {
    Statistics seen = of(new double[] {1, 1 + 1e-12, 1 + 2e-12}, 1);
    assertEquals(1e-12 * Math.sqrt(2.0 / 3), seen.std()[0], 1e-15);
    try (Scope scope = Scope.open()) {
      NDArray scaled =
          new NormalizerMinMaxScaler(seen, null)
              .transform(Nd.create(new double[] {1 + 1e-12}, 1, 1));
      assertEquals(0.5, scaled.getDouble(0, 0), 1e-3);
    }
  }

  @Test
  void aFileWithTheDeviationOfRoundingIsReadAsAConstant() {
    Normalizer normalizer =
        Normalizer.fromJson(
            "{\"@class\": \"NormalizerStandardize\", \"mean\": [0.10000000000000002], \"std\":"
                + " [1.3877787807814457e-17]}");
    try (Scope scope = Scope.open()) {
      NDArray scaled = normalizer.transform(Nd.create(new float[] {0.1f}, 1, 1));
      assertEquals(0, scaled.getDouble(0, 0), 1e-7);
    }
  }

  @Test
  void oneFeatureIsNotTakenForManyButPixelsAre() {
    Statistics seen = of(new double[] {1, 2, 4}, 1);
    try (Scope scope = Scope.open()) {
      NDArray wide = Nd.ones(2, 3);
      for (Normalizer normalizer :
          List.of(new NormalizerStandardize(seen, seen), new NormalizerMinMaxScaler(seen, seen))) {
        String message =
            assertThrows(ShapeException.class, () -> normalizer.transform(wide)).getMessage();
        assertTrue(message.contains("fit to 1 feature, which it expects in axis 1"), message);
        assertTrue(message.contains("[2, 3]"), message);
        assertThrows(ShapeException.class, () -> normalizer.revert(wide));
        assertThrows(ShapeException.class, () -> normalizer.transformLabels(wide));
        assertThrows(ShapeException.class, () -> normalizer.revertLabels(wide));
        assertEquals(3, normalizer.transformLabels(Nd.ones(3)).length()); // [n]: one number each
      }
      assertEquals(6, new ImagePreProcessingScaler().transform(wide).length());
    }
  }

  /** Seconds since 1970: float32 would know them to 128 seconds only. */
  @Test
  void integersAreCentredBeforeTheyBecomeFloats() {
    long[] times = {1_700_000_000, 1_700_000_001, 1_700_000_002, 1_700_000_003};
    double deviation = Math.sqrt(1.25);
    float[] standard = {
      (float) (-1.5 / deviation),
      (float) (-0.5 / deviation),
      (float) (0.5 / deviation),
      (float) (1.5 / deviation)
    };
    try (Scope scope = Scope.open()) {
      NDArray whole = Nd.create(times, 4, 1);
      for (DType type : new DType[] {DType.INT64, DType.INT32}) {
        NDArray rows = Casts.castTo(whole, type);
        Statistics seen = new Statistics().add(rows);
        NDArray scaled = new NormalizerStandardize(seen, null).transform(rows);
        assertEquals(DType.FLOAT32, scaled.dtype());
        assertArrayEquals(standard, scaled.toFloatArray(), 1e-6f);
        NDArray range = new NormalizerMinMaxScaler(seen, null).transform(rows);
        assertArrayEquals(new float[] {0, 1 / 3f, 2 / 3f, 1}, range.toFloatArray(), 1e-6f);
      }
    }
  }

  /** The mean of floats near 16 million lies between two of them. */
  @Test
  void floatsAreCentredAtTheMeanNotAtTheNearestFloat() {
    float[] rows = {16_777_216, 16_777_218, 16_777_218, 16_777_218};
    try (Scope scope = Scope.open()) {
      NDArray x = Nd.create(rows, 4, 1);
      NDArray scaled = new NormalizerStandardize(new Statistics().add(x), null).transform(x);
      double deviation = Math.sqrt(0.75);
      assertEquals(-1.5 / deviation, scaled.getDouble(0, 0), 1e-6);
      assertEquals(0.5 / deviation, scaled.getDouble(1, 0), 1e-6);
    }
  }
}
