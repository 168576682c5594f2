package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ReadOnlyException;
import org.pydl4j.nd.errors.ShapeException;

class UpdatesTest {
  private static final int N = 37;

  @Test
  void adamFollowsDl4jsFormulaWithEpsilonOutsideTheCorrection() {
    double rate = 0.01;
    double b1 = 0.9;
    double b2 = 0.99;
    double eps = 0.05; // large, so that its place shows
    double[] p = gauss(1);
    double[] m = new double[N];
    double[] v = new double[N];
    try (Scope scope = Scope.open()) {
      NDArray flat = Nd.create(p, N);
      NDArray gradient = Nd.zeros(DType.FLOAT64, N);
      NDArray first = Nd.zeros(DType.FLOAT64, N);
      NDArray second = Nd.zeros(DType.FLOAT64, N);
      try (FusedAdam adam = new FusedAdam(flat, gradient, first, second)) {
        for (int t = 1; t <= 5; t++) {
          double[] g = gauss(100 + t);
          gradient.assign(Nd.create(g, N));
          adam.step(t, rate, b1, b2, eps);
          double alpha = rate * Math.sqrt(1 - Math.pow(b2, t)) / (1 - Math.pow(b1, t));
          for (int i = 0; i < N; i++) {
            m[i] = b1 * m[i] + (1 - b1) * g[i];
            v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
            p[i] -= alpha * m[i] / (Math.sqrt(v[i]) + eps);
          }
          assertArrayEquals(g, gradient.toDoubleArray(), "the gradient is only read");
        }
      }
      assertArrayEquals(p, flat.toDoubleArray(), 1e-12);
      assertArrayEquals(m, first.toDoubleArray(), 1e-12);
      assertArrayEquals(v, second.toDoubleArray(), 1e-12);
    }
  }

  @Test
  void lengthsWhoseSquareOverflowsAreStillLengths() {
    try (Scope scope = Scope.open()) {
      NDArray far = Nd.create(new float[] {3e30f, -4e30f});
      assertEquals(5e30, Updates.norm(far), 1e24);
      assertTrue(Updates.isFinite(far));
      assertEquals(0.6, Updates.clipByNorm(far, 1).getDouble(0), 1e-6);
      for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
        assertFalse(Updates.isFinite(Nd.create(new float[] {1, bad, 3e30f})), "" + bad);
      }
      assertTrue(Updates.isFinite(Nd.create(new double[] {1e200, 1e-200})));
      assertTrue(Updates.isFinite(Nd.zeros(0)));
    }
  }

  @Test
  void nesterovsFollowsDl4jsFormula() {
    double[] p = gauss(2);
    double[] v = new double[N];
    try (Scope scope = Scope.open()) {
      NDArray flat = Nd.create(p, N);
      NDArray velocity = Nd.zeros(DType.FLOAT64, N);
      for (int t = 0; t < 4; t++) {
        double rate = 0.1 / (t + 1); // a schedule tells the formula from PyTorch's
        double[] g = gauss(200 + t);
        Updates.nesterovs(flat, Nd.create(g, N), velocity, rate, 0.9);
        for (int i = 0; i < N; i++) {
          double before = v[i];
          v[i] = 0.9 * v[i] - rate * g[i];
          p[i] -= 0.9 * before - 1.9 * v[i];
        }
      }
      assertArrayEquals(p, flat.toDoubleArray(), 1e-12);
      assertArrayEquals(v, velocity.toDoubleArray(), 1e-12);
    }
  }

  @Test
  void sgdAndTheHelpersWriteInPlace() {
    try (Scope scope = Scope.open()) {
      NDArray p = Nd.create(new float[] {1, 2}, 2);
      NDArray g = Nd.create(new float[] {3, -4}, 2);
      Updates.sgd(p, g, 0.5);
      assertArrayEquals(new float[] {-0.5f, 4}, p.toFloatArray());
      Updates.axpby(p, 2, 1, g);
      assertArrayEquals(new float[] {2, 4}, p.toFloatArray());
      Updates.addProduct(p, 1, g, g);
      assertArrayEquals(new float[] {11, 20}, p.toFloatArray());
      Updates.addQuotient(p, -1, p.dup(), p.dup());
      assertArrayEquals(new float[] {10, 19}, p.toFloatArray());
      assertEquals(5, Updates.norm(g), 1e-6);
      Updates.clipByNorm(g, 10);
      assertArrayEquals(new float[] {3, -4}, g.toFloatArray());
      Updates.clipByNorm(g, 2.5);
      assertArrayEquals(new float[] {1.5f, -2}, g.toFloatArray(), 1e-6f);
      Updates.clipByValue(g, 1);
      assertArrayEquals(new float[] {1, -1}, g.toFloatArray());
      Updates.zero(g);
      assertArrayEquals(new float[] {0, 0}, g.toFloatArray());
    }
  }

  @Test
  void badArgumentsAreRefused() {
    try (Scope scope = Scope.open()) {
      NDArray p = Nd.zeros(3);
      assertThrows(ShapeException.class, () -> Updates.sgd(p, Nd.zeros(1), 1));
      assertThrows(
          ReadOnlyException.class,
          () ->
              Updates.zero(
                  Nd.fromAddress(
                      p.address(), DType.FLOAT32, new long[] {3}, new long[] {0}, false, null)));
      assertThrows(ConfigurationException.class, () -> Updates.clipByNorm(p, 0));
      FusedAdam adam = new FusedAdam(p, Nd.zeros(3), Nd.zeros(3), Nd.zeros(3));
      assertThrows(ConfigurationException.class, () -> adam.step(0, 1, 0.9, 0.99, 1e-8));
      adam.close();
      adam.close();
      assertThrows(ClosedException.class, () -> adam.step(1, 1, 0.9, 0.99, 1e-8));
    }
  }

  private static double[] gauss(long seed) {
    return new Random(seed).doubles(N, -2, 2).toArray();
  }
}
