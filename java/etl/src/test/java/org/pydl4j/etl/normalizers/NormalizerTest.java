package org.pydl4j.etl.normalizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.data.ArrayDataSetIterator;

class NormalizerTest {
  private static final double[] TABLE = {1.5, -2, 7, 2.5, 4, 7, -3, 0.25, 7, 8, 1, 7, 0, 10, 7};

  // numpy: mean(0) and std(0) of the table
  private static final double[] MEAN = {1.8, 2.65, 7};
  private static final double[] STD = {3.6138621999185303, 4.146082488325576, 0};

  private static Statistics table() {
    try (NDArray rows = Nd.create(TABLE, 5, 3)) {
      return new Statistics().add(rows);
    }
  }

  @Test
  void meanAndDeviationAreThoseOfNumpy() {
    assertArrayEquals(MEAN, table().mean(), 1e-14);
    assertArrayEquals(STD, table().std(), 1e-14);
    assertArrayEquals(new double[] {-3, -2, 7}, table().min());
    assertArrayEquals(new double[] {8, 10, 7}, table().max());
    assertEquals(5, table().count());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 97, 1000})
  void partsMergeToTheWhole(int piece) {
    long seed = 41;
    double offset = 1e6; // where sums of squares would have lost all digits of the variance
    try (Scope scope = Scope.open()) {
      NDArray data = Nd.create(normal(seed, 1000 * 4, offset), 1000, 4);
      Statistics whole = new Statistics().add(data);
      Statistics joined = new Statistics();
      for (int start = 0; start < 1000; start += piece) {
        Statistics part = new Statistics();
        part.add(Indexing.slice(data, 0, start, Math.min(1000, start + piece)));
        joined.merge(part).merge(new Statistics());
      }
      assertEquals(1000, joined.count());
      assertArrayEquals(whole.mean(), joined.mean(), 1e-8);
      assertArrayEquals(whole.std(), joined.std(), 1e-8);
      assertArrayEquals(whole.max(), joined.max());
    }
  }

  private static double[] normal(long seed, int n, double offset) {
    Random random = new Random(seed);
    return random.doubles(n).map(x -> offset + x).toArray();
  }

  @Test
  void standardizeGivesMeanZeroAndDeviationOne() {
    Normalizer normalizer = new NormalizerStandardize(table(), null);
    try (Scope scope = Scope.open()) {
      NDArray rows = Nd.create(TABLE, 5, 3);
      NDArray scaled = normalizer.transform(rows);
      Statistics seen = new Statistics().add(scaled);
      assertArrayEquals(new double[] {0, 0, 0}, seen.mean(), 1e-14);
      assertArrayEquals(new double[] {1, 1, 0}, seen.std(), 1e-14);
      assertEquals((4 - 2.65) / 4.146082488325576, scaled.getDouble(1, 1), 1e-14);
      assertArrayEquals(TABLE, normalizer.revert(scaled).toDoubleArray(), 1e-14);
      assertArrayEquals(TABLE, rows.toDoubleArray());
    }
  }

  @Test
  void minMaxFillsTheRange() {
    Normalizer normalizer = new NormalizerMinMaxScaler(-1, 1, table(), null);
    try (Scope scope = Scope.open()) {
      NDArray rows = Nd.create(TABLE, 5, 3);
      NDArray scaled = normalizer.transform(rows);
      Statistics seen = new Statistics().add(scaled);
      assertArrayEquals(new double[] {-1, -1, -1}, seen.min(), 1e-14);
      assertArrayEquals(new double[] {1, 1, -1}, seen.max(), 1e-14);
      assertEquals(2 * (2.5 + 3) / 11 - 1, scaled.getDouble(1, 0), 1e-14);
      assertArrayEquals(TABLE, normalizer.revert(scaled).toDoubleArray(), 1e-13);
    }
  }

  @Test
  void pixelsGoToTheRange() {
    try (Scope scope = Scope.open()) {
      NDArray pixels = Nd.create(new byte[] {0, 51, (byte) 255}, 1, 3);
      NDArray unit = new ImagePreProcessingScaler().transform(pixels);
      assertArrayEquals(new float[] {0, 0.2f, 1}, unit.toFloatArray(), 1e-7f);
      Normalizer symmetric = new ImagePreProcessingScaler(-1, 1, 8);
      NDArray scaled = symmetric.transform(pixels);
      assertArrayEquals(new float[] {-1, -0.6f, 1}, scaled.toFloatArray(), 1e-6f);
      assertArrayEquals(new float[] {0, 51, 255}, symmetric.revert(scaled).toFloatArray(), 1e-4f);
    }
  }

  @Test
  void imagesAreScaledByChannel() {
    try (Scope scope = Scope.open()) {
      NDArray images = Nd.create(new float[] {0, 2, 4, 6, 10, 10, 30, 30}, 1, 2, 2, 2);
      NormalizerStandardize normalizer =
          new NormalizerStandardize(new Statistics().add(images), null);
      assertArrayEquals(new double[] {3, 20}, normalizer.mean());
      assertArrayEquals(new double[] {Math.sqrt(5), 10}, normalizer.std(), 1e-14);
      assertEquals(-1, normalizer.transform(images).getDouble(0, 1, 0, 0), 1e-6);
    }
  }

  @Test
  void labelsOfARegressionAreFitAndReverted() {
    try (Scope scope = Scope.open();
        NDArray features = Nd.create(TABLE, 5, 3);
        NDArray labels = Nd.create(new float[] {1, 2, 3, 4, 5}, 5, 1);
        ArrayDataSetIterator data = new ArrayDataSetIterator(features, labels, 2)) {
      for (Normalizer normalizer :
          new Normalizer[] {
            NormalizerStandardize.fit(data, true), NormalizerMinMaxScaler.fit(data, true)
          }) {
        assertTrue(normalizer.fitsLabels());
        NDArray scaled = Normalizer.fromJson(normalizer.toJson()).transformLabels(labels);
        assertTrue(scaled.getDouble(0, 0) < 0.01);
        assertArrayEquals(
            labels.toFloatArray(), normalizer.revertLabels(scaled).toFloatArray(), 1e-6f);
      }
      Normalizer plain = NormalizerStandardize.fit(data, false);
      assertArrayEquals(labels.toFloatArray(), plain.transformLabels(labels).toFloatArray());
    }
  }

  @Test
  void jsonBringsEachOneBack() {
    Statistics labels;
    try (NDArray column = Nd.create(new float[] {1, 2, 4}, 3)) {
      labels = new Statistics().add(column);
    }
    for (Normalizer normalizer :
        new Normalizer[] {
          new NormalizerStandardize(table(), null),
          new NormalizerStandardize(table(), labels),
          new NormalizerMinMaxScaler(-1, 2, table(), labels),
          new ImagePreProcessingScaler(-1, 1, 16)
        }) {
      Normalizer back = Normalizer.fromJson(normalizer.toJson());
      assertEquals(normalizer.getClass(), back.getClass());
      assertEquals(normalizer.toJson(), back.toJson());
      try (Scope scope = Scope.open()) {
        NDArray rows = Nd.create(TABLE, 5, 3);
        assertArrayEquals(
            normalizer.transform(rows).toDoubleArray(), back.transform(rows).toDoubleArray());
      }
    }
  }

  @Test
  void textThatIsNoNormalizerIsRefused() {
    for (String json :
        new String[] {
          "{", "[]", "{}", "{\"@class\": \"Standard\"}", "{\"@class\": \"NormalizerStandardize\"}"
        }) {
      assertThrows(ConfigurationException.class, () -> Normalizer.fromJson(json), json);
    }
  }

  @Test
  void dataThatCannotBeFitIsRefused() {
    assertThrows(DataException.class, () -> new NormalizerStandardize(new Statistics(), null));
    try (NDArray rows = Nd.create(new float[] {1, Float.NaN}, 1, 2);
        NDArray narrow = Nd.create(TABLE, 15, 1);
        NDArray wide = Nd.create(TABLE, 3, 5)) {
      String message =
          assertThrows(DataException.class, () -> new Statistics().add(rows)).getMessage();
      assertTrue(message.startsWith("Feature 1"), message);
      Normalizer normalizer = new NormalizerStandardize(table(), null);
      assertThrows(ShapeException.class, () -> normalizer.transform(wide));
      assertThrows(ShapeException.class, () -> table().merge(new Statistics().add(narrow)));
    }
  }
}
