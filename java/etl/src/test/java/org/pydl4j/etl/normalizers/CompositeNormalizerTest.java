package org.pydl4j.etl.normalizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.data.ArrayDataSetIterator;

class CompositeNormalizerTest {
  private static final double[] VALUES = {-300, 1, 5, 2, 0, 5, 40, 3, 5, 1e7, 4, 5};

  private static Normalizer robustLogs() {
    try (Scope scope = Scope.open()) {
      NormalizerLog log = new NormalizerLog(true);
      NDArray features = log.transform(Nd.create(VALUES, 4, 3));
      NDArray labels = log.transform(Nd.create(new double[] {1, 10, 100, 1000}, 4, 1));
      try (ArrayDataSetIterator data = new ArrayDataSetIterator(features, labels, 3)) {
        return new CompositeNormalizer(log, NormalizerRobust.fit(data, true));
      }
    }
  }

  @Test
  void whatIsRevertedIsWhatWasTransformed() {
    Normalizer normalizer = robustLogs();
    try (Scope scope = Scope.open()) {
      NDArray features = Nd.create(VALUES, 4, 3);
      NDArray labels = Nd.create(new double[] {1, 10, 100, 1000}, 4, 1);
      NDArray scaled = normalizer.transform(features);
      assertArrayEquals(VALUES, normalizer.revert(scaled).toDoubleArray(), 1e-7);
      assertArrayEquals(VALUES, features.toDoubleArray()); // which stay as they are
      assertEquals(0, scaled.getDouble(0, 2)); // the third feature never changes
      assertTrue(normalizer.fitsLabels());
      NDArray back = normalizer.revertLabels(normalizer.transformLabels(labels));
      assertArrayEquals(labels.toDoubleArray(), back.toDoubleArray(), 1e-9);
    }
  }

  @Test
  void itsTextIsRead() {
    Normalizer normalizer = robustLogs();
    Normalizer read = Normalizer.fromJson(normalizer.toJson());
    assertEquals(normalizer.toJson(), read.toJson());
    try (Scope scope = Scope.open()) {
      NDArray features = Nd.create(VALUES, 4, 3);
      assertArrayEquals(
          normalizer.transform(features).toDoubleArray(), read.transform(features).toDoubleArray());
    }
  }

  @Test
  void noneAndNestedOnesAreRefused() {
    assertThrows(ConfigurationException.class, () -> new CompositeNormalizer());
    CompositeNormalizer one = new CompositeNormalizer(new NormalizerLog());
    assertThrows(ConfigurationException.class, () -> new CompositeNormalizer(one));
  }

  @Test
  void quantilesAreExactUntilThereAreMany() {
    Quantiles few = new Quantiles();
    for (double number : new double[] {4, 1, 3, 2}) {
      few.add(number);
    }
    assertEquals(2.5, few.at(0.5));
    assertEquals(1.75, few.at(0.25)); // numpy's linear method
    assertEquals(4, few.at(1));
    Quantiles many = new Quantiles();
    int n = 1_000_000;
    for (int i = 0; i < n; i++) {
      many.add((i * 7919L) % n);
    }
    for (double q : new double[] {0.01, 0.25, 0.5, 0.99}) {
      assertEquals(q * n, many.at(q), 0.005 * n, "quantile " + q);
    }
  }
}
