package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

class RandomsTest {
  private static final long N = 20_000;

  @Test
  void theSameSeedGivesTheSameNumbers() {
    try (Scope scope = Scope.open()) {
      assertArrayEquals(
          Nd.rand(Seed.of(7), 100).toFloatArray(), Nd.rand(Seed.of(7), 100).toFloatArray());
      assertArrayEquals(
          Nd.randn(Seed.of(7), 100).toFloatArray(), Nd.randn(Seed.of(7), 100).toFloatArray());
      assertFalse(
          Arrays.equals(
              Nd.rand(Seed.of(7), 100).toFloatArray(), Nd.rand(Seed.of(8), 100).toFloatArray()));
    }
  }

  @Test
  void aStateContinuesTheStreamExactly() {
    try (Scope scope = Scope.open();
        RandomSource random = new RandomSource(3);
        RandomSource other = new RandomSource(99)) {
      Randoms.normal(random, 7); // an odd count leaves half a pair inside
      byte[] state = random.state();
      float[] expected = Randoms.normal(random, 50).toFloatArray();
      other.setState(state);
      assertArrayEquals(expected, Randoms.normal(other, 50).toFloatArray());
      assertThrows(DataException.class, () -> other.setState(new byte[3]));
      assertThrows(DataException.class, () -> other.setState(new byte[state.length]));
    }
  }

  @Test
  void distributionsHaveTheirMoments() {
    try (Scope scope = Scope.open();
        RandomSource random = new RandomSource(5)) {
      requireMoments(Randoms.uniform(random, N), 0.5, Math.sqrt(1 / 12.0));
      requireMoments(Randoms.normal(random, N), 0, 1);
      requireMoments(Randoms.bernoulli(random, 0.3, N), 0.3, Math.sqrt(0.21));
      NDArray x = Nd.empty(DType.FLOAT64, N);
      requireMoments(Randoms.normalInPlace(x, 4, 2, random), 4, 2);
      requireMoments(Randoms.uniformInPlace(x, -2, 4, random), 1, Math.sqrt(3));
      requireMoments(Randoms.exponentialInPlace(x, 2, random), 0.5, 0.5);
      NDArray dice = Randoms.integers(random, 1, 7, N);
      assertEquals(1, Reduction.min(dice).getLong());
      assertEquals(6, Reduction.max(dice).getLong());
      requireMoments(Casts.castTo(dice, DType.FLOAT64), 3.5, Math.sqrt(35 / 12.0));
    }
  }

  @Test
  void dropoutKeepsTheMeanAndTheSeedDecides() {
    try (Scope scope = Scope.open();
        RandomSource random = new RandomSource(11)) {
      NDArray kept = Activations.dropout(Nd.ones(N), 0.8, random);
      assertEquals(1, kept.mean().getDouble(), 0.02);
      long zeros = Arithmetic.sub(N, Comparison.ne(kept, 0).sum()).getLong();
      assertEquals(0.2 * N, zeros, 0.02 * N);
      assertEquals(1.25, Reduction.max(kept).getDouble(), 1e-6);
      random.seed(11);
      NDArray again = Activations.dropout(Nd.ones(N), 0.8, random);
      assertTrue(Comparison.allEqual(kept, again));
      NDArray all = Activations.dropout(kept, 1, random);
      assertTrue(Comparison.allEqual(kept, all));
    }
  }

  @Test
  void aPermutationHoldsEachNumberOnce() {
    try (Scope scope = Scope.open();
        RandomSource random = new RandomSource(2)) {
      NDArray order = Randoms.permutation(random, 1000);
      assertFalse(Comparison.allEqual(order, Nd.arange(1000)));
      assertTrue(Comparison.allEqual(Sorting.sort(order, 0), Nd.arange(1000)));
      assertEquals(0, Randoms.permutation(random, 0).length());
    }
  }

  @Test
  void badParametersAreRefused() {
    RandomSource random = new RandomSource(1);
    try (Scope scope = Scope.open()) {
      NDArray small = Nd.empty(DType.INT8, 3);
      assertThrows(
          ConfigurationException.class, () -> Randoms.integersInPlace(small, 0, 129, random));
      Randoms.integersInPlace(small, 0, 128, random);
      assertThrows(ConfigurationException.class, () -> Randoms.integers(random, 3, 3, 1));
      assertThrows(ConfigurationException.class, () -> Randoms.bernoulli(random, 1.1, 1));
      assertThrows(ConfigurationException.class, () -> Randoms.bernoulli(random, Double.NaN, 1));
      assertThrows(ConfigurationException.class, () -> Activations.dropout(Nd.ones(1), 0, random));
    }
    random.close();
    random.close();
    assertThrows(ClosedException.class, () -> Randoms.uniform(random, 3));
    assertThrows(ClosedException.class, random::state);
  }

  private static void requireMoments(NDArray a, double mean, double deviation) {
    assertEquals(mean, a.mean().getDouble(), 5 * deviation / Math.sqrt(N));
    assertEquals(deviation, Reduction.std(a, true, false).getDouble(), 0.05 * deviation);
  }
}
