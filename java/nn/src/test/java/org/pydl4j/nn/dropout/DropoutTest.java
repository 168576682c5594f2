package org.pydl4j.nn.dropout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.DropoutLayer;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.updaters.MapSchedule;
import org.pydl4j.nn.updaters.Schedule.ScheduleType;

/** Mean and variance of what comes out are those of the papers. */
class DropoutTest {
  private static final int N = 200_000;

  private static double[] applied(IDropout dropout, double value, long seed) {
    double[] values = new double[N];
    Arrays.fill(values, value);
    try (Scope scope = Scope.open();
        RandomSource random = new RandomSource(seed)) {
      return dropout.apply(Nd.create(values, N / 100, 100), random, 0, 0).toDoubleArray();
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
  }

  @Test
  void inputsAreKeptAndDividedOrBecomeZero() {
    double[] y = applied(new Dropout(0.8), 2, 1);
    assertTrue(Arrays.stream(y).allMatch(v -> v == 0 || v == 2.5), "values");
    assertEquals(2, mean(y), 0.02);
  }

  @Test
  void gaussianDropoutHasTheVarianceOfItsRate() {
    double[] y = applied(new GaussianDropout(0.2), 3, 1);
    assertEquals(3, mean(y), 0.02);
    assertEquals(9 * 0.25, variance(y), 0.05);
  }

  @Test
  void gaussianNoiseIsAdded() {
    double[] y = applied(new GaussianNoise(0.5), 3, 1);
    assertEquals(3, mean(y), 0.01);
    assertEquals(0.25, variance(y), 0.005);
  }

  /** Inputs of mean 0 and variance 1 have both afterwards. */
  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.5})
  void alphaDropoutKeepsMeanAndVariance(double p) {
    Random normal = new Random(5);
    double[] x = normal.doubles(N).map(u -> normal.nextGaussian()).toArray();
    try (Scope scope = Scope.open();
        RandomSource random = new RandomSource(3)) {
      double[] y = new AlphaDropout(p).apply(Nd.create(x), random, 0, 0).toDoubleArray();
      assertEquals(0, mean(y), 0.015);
      assertEquals(1, variance(y), 0.015);
    }
  }

  @Test
  void featureMapsAreKeptAsAWhole() {
    try (Scope scope = Scope.open();
        RandomSource random = new RandomSource(3)) {
      NDArray x = Nd.ones(DType.FLOAT64, 50, 40, 3, 2);
      double[] y = new SpatialDropout(0.25).apply(x, random, 0, 0).toDoubleArray();
      int kept = 0;
      for (int map = 0; map < 2000; map++) {
        double first = y[map * 6];
        assertTrue(first == 0 || first == 4, "value " + first);
        for (int i = 1; i < 6; i++) {
          assertEquals(first, y[map * 6 + i]);
        }
        kept += first == 4 ? 1 : 0;
      }
      assertEquals(500, kept, 5 * Math.sqrt(2000 * 0.25 * 0.75));
    }
  }

  @Test
  void aScheduleSaysHowMuchIsKept() {
    IDropout dropout =
        Dropout.builder()
            .p(
                MapSchedule.builder()
                    .scheduleType(ScheduleType.EPOCH)
                    .values(new TreeMap<>(Map.of(0L, 1.0, 2L, 0.5))))
            .build();
    try (Scope scope = Scope.open();
        RandomSource random = new RandomSource(3)) {
      NDArray x = Nd.ones(1000);
      assertSame(x, dropout.apply(x, random, 70, 1));
      double[] y = dropout.apply(x, random, 70, 2).toDoubleArray();
      assertEquals(500, Arrays.stream(y).filter(v -> v == 0).count(), 80);
    }
  }

  @Test
  void aNumberIsTheProbabilityOfKeeping() {
    assertEquals(
        Dense.builder().nOut(3).dropOut(0.5).build(),
        Dense.builder().nOut(3).dropOut(new Dropout(0.5)).build());
    Layer read = Layer.KIND.fromJson("{\"@class\": \"Dense\", \"nOut\": 3, \"dropOut\": 0.5}");
    assertEquals(Dense.builder().nOut(3).dropOut(0.5).build(), read);
    assertTrue(read.toJson().contains("\"dropOut\": 0.5"), read.toJson());
    Layer noisy = Dense.builder().nOut(3).dropOut(new GaussianNoise(0.1)).build();
    assertEquals(noisy, Layer.KIND.fromJson(noisy.toJson()));
    assertEquals(0.5, Dropout.number(new Dropout(0.5)).getAsDouble());
    assertTrue(DropoutLayer.of(0.5).toString().contains("dropOut=0.5"));
  }

  @Test
  void probabilitiesOutsideOfZeroToOneAreRefused() {
    Exception e =
        assertThrows(
            ConfigurationException.class,
            () -> Layer.KIND.fromJson("{\"@class\": \"Dense\", \"dropOut\": 1.5}"));
    assertEquals(
        "The 'dropOut' of Dense must be between 0 and 1. Got 1.5 instead.", e.getMessage());
    e = assertThrows(ConfigurationException.class, () -> new SpatialDropout(1.5));
    assertEquals(
        "The 'p' of SpatialDropout must be between 0 and 1. Got 1.5 instead.", e.getMessage());
  }
}
