package org.pydl4j.nd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;

/** Arrays that an expression makes on its way, and overloads without varargs. */
class TidyTest {
  @Test
  void aChainLeavesOnlyItsResult() {
    try (NDArray f = Nd.ones(16, 3)) {
      long before = Memory.liveStorages();
      try (NDArray labels = Scope.tidy(() -> f.mul(f).sum(1).add(f.sum(1)).reshape(16, 1))) {
        assertArrayEquals(new long[] {16, 1}, labels.shape());
        assertEquals(6, labels.getDouble(3, 0));
        assertEquals(before + 1, Memory.liveStorages());
      }
      assertEquals(before, Memory.liveStorages());
    }
  }

  @Test
  void theScopeAroundOwnsTheResult() {
    NDArray outside;
    try (Scope scope = Scope.open()) {
      NDArray f = Nd.ones(2, 3);
      outside = Scope.tidy(() -> f.add(f).transpose());
      assertEquals(2, outside.getDouble(2, 1));
    }
    assertTrue(outside.isClosed());
  }

  @Test
  void severalArraysLiveOnTogether() {
    long before = Memory.liveStorages();
    try (NDArray f = Nd.ones(2, 3)) {
      Map<String, List<NDArray>> made =
          Scope.tidy(() -> Map.of("both", List.of(f.add(f).sum(), f.add(f).mean())));
      NDArray[] more = Scope.tidy(() -> new NDArray[] {f.add(f).sum(0)});
      assertEquals(12, made.get("both").get(0).getDouble());
      assertEquals(2, made.get("both").get(1).getDouble());
      assertEquals(4, more[0].getDouble(1));
      double sum = Scope.tidy(() -> f.add(f).sum().getDouble());
      assertEquals(12, sum);
      made.get("both").forEach(NDArray::close);
      more[0].close();
    }
    assertEquals(before, Memory.liveStorages());
  }

  @Test
  void anErrorLeavesNothing() {
    long before = Memory.liveStorages();
    try (NDArray f = Nd.ones(2, 3)) {
      assertThrows(RuntimeException.class, () -> Scope.tidy(() -> f.add(f).reshape(7)));
      assertEquals(before + 1, Memory.liveStorages());
    }
  }

  @Test
  void overloadsWithoutVarargsAreTheSameOperations() {
    try (Scope scope = Scope.open()) {
      NDArray x = Nd.create(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
      assertArrayEquals(new long[] {2, 3}, Nd.zeros(2, 3).shape());
      assertArrayEquals(new long[] {1, 2, 3, 4}, Nd.randn(1, 2, 3, 4).shape());
      assertArrayEquals(new double[] {5, 7, 9}, x.sum(0).toDoubleArray());
      assertEquals(21, x.sum().getDouble());
      assertArrayEquals(new double[] {2, 5}, x.mean(1).toDoubleArray());
      assertArrayEquals(new long[] {1, 3}, Reduction.max(x, true, 0).shape());
      assertArrayEquals(new double[] {3, 6}, Reduction.max(x, 1).toDoubleArray());
      assertArrayEquals(new long[] {4, 3}, Shapes.concat(0, List.of(x, x)).shape());
      assertArrayEquals(new long[] {2, 2, 3}, Shapes.stack(0, x, x).shape());
      assertArrayEquals(new double[] {4, 5, 6, 1, 2, 3}, Shapes.flip(x, 0).toDoubleArray());
      assertArrayEquals(new double[] {4, 5, 6}, x.get(Slice.at(1)).toDoubleArray());
      assertEquals(6, x.get(Slice.at(1), Slice.at(2)).getLong());
    }
  }
}
