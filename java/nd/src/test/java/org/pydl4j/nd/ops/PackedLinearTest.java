package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.errors.ClosedException;

class PackedLinearTest {
  private static final long[] TWO = {2, 2};
  private static final long[] NONE = {0, 0};
  private static final long[] ONE = {1, 1};

  @ParameterizedTest
  @ValueSource(longs = {2, 8, 33, 64, 128, 256})
  void equalsThePlainProduct(long rows) {
    try (Scope scope = Scope.open();
        Autograd.Guard inference = Autograd.inference()) {
      NDArray x = Nd.rand(Seed.of(1), rows, 784);
      NDArray w = Nd.rand(Seed.of(2), 300, 784);
      NDArray b = Nd.rand(Seed.of(3), 300);
      assertTrue(PackedLinear.pays(x, w));
      try (PackedLinear packed = new PackedLinear(w)) {
        NDArray plain = Convolutions.linear(x, w, b);
        assertTrue(Comparison.allClose(packed.apply(x, b), plain, 1e-5, 1e-5, false));
        NDArray unbiased = Convolutions.linear(x, w, null);
        assertTrue(Comparison.allClose(packed.apply(x, null), unbiased, 1e-5, 1e-5, false));
      }
    }
  }

  @Test
  void oneCopyServesBatchesOfAnySize() {
    try (Scope scope = Scope.open();
        Autograd.Guard inference = Autograd.inference()) {
      NDArray x = Nd.rand(Seed.of(1), 64, 784);
      NDArray w = Nd.rand(Seed.of(2), 300, 784);
      try (PackedLinear packed = new PackedLinear(w)) {
        NDArray all = packed.apply(x, null);
        for (long rows : new long[] {2, 17, 63}) {
          NDArray some = packed.apply(Indexing.slice(x, 0, 0, rows), null);
          NDArray plain = Indexing.slice(all, 0, 0, rows);
          assertTrue(Comparison.allClose(some, plain, 1e-5, 1e-5, false));
        }
      }
    }
  }

  @Test
  void readsInputsThatAreNotDense() {
    try (Scope scope = Scope.open();
        Autograd.Guard inference = Autograd.inference()) {
      NDArray x = Shapes.transpose(Nd.rand(Seed.of(1), 784, 8));
      NDArray w = Nd.rand(Seed.of(2), 300, 784);
      try (PackedLinear packed = new PackedLinear(w)) {
        NDArray plain = Convolutions.linear(x, w, null);
        assertTrue(Comparison.allClose(packed.apply(x, null), plain, 1e-5, 1e-5, false));
      }
    }
  }

  @Test
  void doesNotPayForLargeBatchesFewWeightsOrOtherTypes() {
    try (Scope scope = Scope.open()) {
      NDArray w = Nd.rand(Seed.of(2), 300, 784);
      assertFalse(PackedLinear.pays(Nd.rand(Seed.of(1), 257, 784), w));
      assertFalse(PackedLinear.pays(Nd.rand(Seed.of(1), 1, 784), w));
      assertFalse(PackedLinear.pays(Nd.rand(Seed.of(1), 8, 10), Nd.rand(Seed.of(2), 10, 10)));
    }
  }

  @Test
  void cannotBeUsedAfterClose() {
    try (Scope scope = Scope.open();
        Autograd.Guard inference = Autograd.inference()) {
      NDArray w = Nd.rand(Seed.of(2), 300, 784);
      PackedLinear packed = new PackedLinear(w);
      packed.close();
      packed.close();
      assertThrows(ClosedException.class, () -> packed.apply(Nd.rand(Seed.of(1), 8, 784), null));
    }
  }

  @Test
  void poolingOfImagesWithChannelsLastEqualsThatOfTheEngine() {
    try (Scope scope = Scope.open()) {
      NDArray image =
          Shapes.permute(
              Nd.randn(Seed.of(1), 3, 7, 6, 5), 0, 3, 1, 2); // 7 rows: the last is left out
      NDArray tiles = Convolutions.maxPool2d(image, TWO, TWO, NONE, ONE);
      NDArray plain = Convolutions.maxPool2d(image.dup(), TWO, TWO, NONE, ONE);
      assertEquals(3, tiles.size(2));
      assertTrue(Comparison.allEqual(tiles, plain));
    }
  }
}
